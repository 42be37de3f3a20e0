import assert from 'node:assert/strict';
import { isSecretFile } from '../../../../src/common/secrets/secretFiles.ts';

const SECRET = `
  .env .env.local .env.production .envrc .npmrc .yarnrc.yml .pypirc pip.conf .netrc _netrc .pgpass .my.cnf
  .git-credentials .htpasswd credentials credentials.json .aws/config .aws/credentials .kube/config kubeconfig
  .docker/config.json .dockercfg terraform.tfstate terraform.tfstate.backup prod.tfvars secrets.json secrets.yaml
  db-secret.yaml service-account.json service-account-prod.json client_secret_12345.json id_rsa id_ed25519 id_rsa_work
  id_ed25519.old deploy_id_rsa server.pem server.key key.p8 cert.p12 store.pfx release.keystore my.jks vault.kdbx putty.ppk
  backup.gpg private.asc office.ovpn ssh_host_rsa_key .ssh/config .ssh/work .gnupg/secring.gpg .password-store/mail
  nuget.config auth.json gradle.properties .m2/settings.xml .cargo/credentials.toml .gem/credentials wp-config.php
  local.settings.json sftp.json .bash_history .vault-token master.key .terraformrc login.keychain-db
`;
const OPEN = `
  README.md main.ts env.ts environment.ts .env.example .env.sample .env.template id_rsa.pub .ssh/id_ed25519.pub
  .ssh/known_hosts secretary.ts secrets.ts secret-santa.md credentials.ts credentialsForm.tsx keyboard.ts monkey.ts
  tokens.ts config.json config.yaml settings.json kube.ts docker.md pem.go keys.py public.csv package.json history.md
`;

describe('isSecretFile', () => {
  for (const path of SECRET.trim().split(/\s+/)) {
    it(`A45: ${path} holds secrets`, () => {
      assert.equal(isSecretFile(`/home/me/project/${path}`), true);
      assert.equal(isSecretFile(`C:\\work\\${path.toUpperCase().replaceAll('/', '\\')}`), true);
    });
  }
  for (const path of OPEN.trim().split(/\s+/))
    it(`${path} is as any other`, () => assert.equal(isSecretFile(`/home/me/project/${path}`), false));
});
