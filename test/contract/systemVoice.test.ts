import { speakingPrograms } from '../../src/speak/voices/speakingPrograms.ts';
import { SystemVoice } from '../../src/speak/voices/systemVoice.ts';
import { voiceContract } from './voice.ts';

// eSpeak's robot is understood by people, not by the recogniser: Flite stands for the programs of Linux.
const programs = speakingPrograms('linux').filter(({ program }) => program === 'flite');
voiceContract('SystemVoice', async () => ({
  voice: new SystemVoice({ environment: process.env, programs }),
  close: async () => {},
}));
