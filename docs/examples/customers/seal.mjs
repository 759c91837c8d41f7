// Seals one customer for the topic `customers`, with Node and nothing else: HPKE (RFC 9180), base mode, DHKEM(X25519, HKDF-SHA256),
// HKDF-SHA256, AES-256-GCM. The form is described in docs/screening.md.
//
//   ./gangway customers key > customers.jwk
//   node seal.mjs customers.jwk 4711 '{"name": "Tamsin Orlebar", "birthDate": "1970-01-01"}'
//
// prints the value of the record whose key is 4711.
import { createCipheriv, createHmac, createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'

const KEM = Buffer.from('KEM\x00\x20', 'latin1')
const HPKE = Buffer.from('HPKE\x00\x20\x00\x01\x00\x02', 'latin1')
const NONE = Buffer.alloc(0)

const extract = (salt, key) => createHmac('sha256', salt.length ? salt : Buffer.alloc(32)).update(key).digest()
const expand = (key, info, length) =>
  createHmac('sha256', key).update(info).update(Buffer.from([1])).digest().subarray(0, length) // at most 32 bytes are asked for
const labeledExtract = (suite, salt, label, key) =>
  extract(salt, Buffer.concat([Buffer.from('HPKE-v1'), suite, Buffer.from(label), key]))
const labeledExpand = (suite, key, label, info, length) =>
  expand(key, Buffer.concat([Buffer.from([0, length]), Buffer.from('HPKE-v1'), suite, Buffer.from(label), info]), length)

function seal(bankKey, info, clear) {
  const receiver = createPublicKey({ key: bankKey, format: 'jwk' })
  const own = generateKeyPairSync('x25519')
  const raw = (key) => Buffer.from(key.export({ format: 'jwk' }).x, 'base64url')
  const encapsulated = raw(own.publicKey)
  const shared = diffieHellman({ privateKey: own.privateKey, publicKey: receiver })
  const secret = labeledExpand(KEM, labeledExtract(KEM, NONE, 'eae_prk', shared), 'shared_secret',
    Buffer.concat([encapsulated, raw(receiver)]), 32)
  const context = Buffer.concat([Buffer.from([0]), labeledExtract(HPKE, NONE, 'psk_id_hash', NONE),
    labeledExtract(HPKE, NONE, 'info_hash', info)])
  const schedule = labeledExtract(HPKE, secret, 'secret', NONE)
  const cipher = createCipheriv('aes-256-gcm', labeledExpand(HPKE, schedule, 'key', context, 32),
    labeledExpand(HPKE, schedule, 'base_nonce', context, 12))
  return Buffer.concat([encapsulated, cipher.update(clear), cipher.final(), cipher.getAuthTag()])
}

const [keyFile, customer, person] = process.argv.slice(2)
const key = JSON.parse(readFileSync(keyFile, 'utf8'))
const info = Buffer.from(`gangway/customers/1/${key.kid}/${customer}`)
console.log(JSON.stringify({ key: key.kid, sealed: seal(key, info, Buffer.from(person)).toString('base64') }))
