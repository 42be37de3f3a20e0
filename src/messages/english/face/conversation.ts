/** The view of what was heard, done and answered. */
export const conversation = {
  'conversation.name': 'Conversation',
  'conversation.empty': 'Nothing said yet. Run “Aloud: Voice Command” and speak.',
  'conversation.understood': 'Understood as “{words}”.',
  'conversation.used':
    '{minutes, plural, =0 {Less than a minute} one {# minute} other {# minutes}}: {input, number} tokens heard and told, {cached, number} of them kept from before, and {output, number} answered.',
  'conversation.used-sound':
    '{minutes, plural, =0 {Less than a minute} one {# minute} other {# minutes}}: {seconds, number} seconds by the server, with silence.',
  'conversation.used-sound-at-least':
    '{minutes, plural, =0 {Less than a minute} one {# minute} other {# minutes}}: at least {seconds, number} seconds by the server, with silence; it has not told all.',
  'conversation.used-at-least':
    '{minutes, plural, =0 {Less than a minute} one {# minute} other {# minutes}}: at least {input, number} tokens heard and told, {cached, number} of them kept from before, and {output, number} answered; the server has not told all.',
  'conversation.cost': "That is about {cost, number, ::currency/USD}, by OpenAI's prices of {month}.",
  'conversation.cost-at-least': "That is at least about {cost, number, ::currency/USD}, by OpenAI's prices of {month}.",
  'conversation.cost-unknown': 'What that costs is not known.',
  'conversation.ends-in-time':
    'This conversation ends soon: it may last {minutes, plural, one {# minute} other {# minutes}}.',
  'conversation.ends-by-cost':
    'This conversation ends soon: about {spent, number, ::currency/USD} of {limit, number, ::currency/USD} are spent.',
  'conversation.ended-by-time':
    'The conversation has ended: it may last {minutes, plural, one {# minute} other {# minutes}} (aloud.conversation.limitMinutes).',
  'conversation.ended-by-cost':
    'The conversation has ended: it may cost {limit, number, ::currency/USD} (aloud.conversation.limitCost).',
  'conversation.ended-idle': 'The conversation has ended: nothing was said for a while.',
  'conversation.no-price':
    'What {model} costs is not known here, so no limit in money can be kept. Set aloud.conversation.limitCost to 0, and aloud.conversation.limitMinutes instead.',
} as const;
