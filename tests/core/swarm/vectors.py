#!/usr/bin/env python3
"""Makes the test vectors of docs/swarm-protocol.md. Needs Python's cryptography; shares no code with Shoal.

Usage: vectors.py            prints the table's rows
       vectors.py --check    compares them with the document
       vectors.py --write    puts them there
"""
import base64
import datetime
import hashlib
import pathlib
import re
import socket
import struct
import sys

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def head(major, number):
    if number < 24:
        return bytes([major << 5 | number])
    for code, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if number < 256**size:
            return bytes([major << 5 | code]) + number.to_bytes(size, "big")
    raise ValueError(number)


def cbor(value):
    if isinstance(value, int):
        return head(0, value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    return head(4, len(value)) + b"".join(map(cbor, value))


def H(data):
    return hashlib.sha256(data).digest()


def labelled(label, data=b""):
    return label.encode() + b"\0" + data


def sign(key, label, data):
    return key.sign(labelled(label, data))


def public(key):
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def agree(key, other):
    return key.exchange(X25519PublicKey.from_public_bytes(other))


def derive(secret, salt, label, context=b""):
    return HKDF(SHA256(), 32, salt, labelled(label, context)).derive(secret)


def entry(key, swarm, sequence, previous, past, lamport, kind, body):
    fields = [1, swarm, H(public(key)), sequence, previous, past, lamport, 1700000000, kind, body]
    unsigned = head(4, 11) + b"".join(map(cbor, fields))
    return unsigned + cbor(sign(key, "shoal-entry-1", unsigned))


ADDRESSES = [("192.0.2.1", 6881), ("2001:db8::1", 6882)]


def packed(host, port):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.inet_pton(family, host) + struct.pack(">H", port)


def record(place, seal, label, says, nonce, time):
    key = Ed25519PrivateKey.from_private_bytes(place)
    plain = struct.pack(">H", len(says)) + says + bytes(900 - len(says))
    value = nonce + AESGCM(seal).encrypt(nonce, plain, labelled(label, public(key)))
    return public(key), value, key.sign(b"3:seqi%de1:v%d:" % (time, len(value)) + value)


def records(swarm, rendezvous, shared, lobby, owner, member, epoch_secret, day, slot):
    """Section 10. The epoch is the genesis entry's."""
    nonce, time, short, device = b"\x10" * 12, 1700000000, swarm[:16], H(public(owner))
    where = [packed(*each) for each in ADDRESSES]
    says = cbor([where, time, sign(owner, "shoal-address-1", cbor([swarm, device, where, time]))])
    yield "member-record-says", says
    places = {
        "member": ("shoal-record-key-1", "shoal-record-seal-1", rendezvous, swarm, device + day),
        "pair": ("shoal-pair-key-1", "shoal-pair-seal-1", shared, swarm, device + member + day),
        "lobby": ("shoal-lobby-record-key-1", "shoal-lobby-record-seal-1", lobby, short, slot + day),
        "return": ("shoal-return-key-1", "shoal-return-seal-1", shared, swarm, device + member + day),
    }
    back = [swarm, epoch_secret, where, time]
    texts = {
        "member": says,
        "pair": says,
        "lobby": cbor([where, time]),
        "return": cbor(back + [sign(owner, "shoal-address-1", cbor(["return", swarm, member] + back))]),
    }
    yield "lobby-record-says", texts["lobby"]
    yield "return-record-says", texts["return"]
    for name, (label, seal_label, secret, salt, context) in places.items():
        place, seal = derive(secret, salt, label, context), derive(secret, salt, seal_label, context)
        key, value, signature = record(place, seal, label, texts[name], nonce, time)
        if name == "member":
            yield "member-record", value
            yield "member-record-signature", signature
        yield f"{name}-record-key", key
        yield f"{name}-record-digest", H(value + signature)


def padded(data, size):
    return struct.pack(">H", len(data)) + data + bytes(size - len(data))


def request_seal(fresh, author, short, invite, fields):
    """Sealed for the author's public key."""
    key = derive(agree(fresh, author), short, "shoal-request-seal-1", public(fresh) + author)
    aad = labelled("shoal-request-1", short + invite)
    return public(fresh) + AESGCM(key).encrypt(bytes(12), padded(cbor(fields), 512), aad)


def reply_seal(fresh, author, joiner, joiner_x, swarm, invite, fields):
    """Signed by the author, sealed for the joiner's public keys."""
    signature = sign(author, "shoal-answer-1", cbor([swarm, invite, H(joiner), *fields]))
    key = derive(agree(fresh, joiner_x), swarm, "shoal-answer-seal-1", public(fresh) + joiner_x)
    aad = labelled("shoal-answer-1", swarm + H(joiner))
    return public(fresh) + AESGCM(key).encrypt(bytes(12), padded(cbor([*fields, signature]), 256), aad)


def code(swarm, author, seed, hints=()):
    middle = swarm[:16] + author[:16] + seed
    for host, port in hints:
        middle += (b"\6" if ":" in host else b"\4") + packed(host, port)
    start = bytes([1, 3 + len(middle) + 4])
    whole = start + H(labelled("shoal-code-head-1", start))[:1] + middle
    whole += H(labelled("shoal-code-1", whole))[:4]
    return "shoal:" + base64.b32encode(whole).decode().rstrip("=").lower()


def authority(seed):
    """The TLS authority's certificate, DER."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, ".")])
    usage = dict.fromkeys(["digital_signature", "content_commitment", "key_encipherment", "data_encipherment",
                           "key_agreement", "crl_sign", "encipher_only", "decipher_only"], False)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(datetime.datetime(2020, 1, 1))
    builder = builder.not_valid_after(datetime.datetime(2099, 12, 31, 23, 59, 59))
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    builder = builder.add_extension(x509.KeyUsage(key_cert_sign=True, **usage), critical=True)
    return builder.sign(key, None)


def bencoded(value):
    if isinstance(value, int):
        return b"i%de" % value
    if isinstance(value, dict):
        return b"d" + b"".join(bencoded(key) + bencoded(value[key]) for key in sorted(value)) + b"e"
    return b"%d:%s" % (len(value), value)


def meeting_info(root, authority_seed):
    pem = authority(authority_seed).public_bytes(Encoding.PEM)
    return bencoded({b"file tree": {b"-": {b"": {b"length": 16384, b"pieces root": root}}}, b"meta version": 2,
                     b"name": b"-", b"piece length": 16384, b"private": 1, b"ssl-cert": pem})


def statement(key, swarm, time, heads):
    fields = [swarm, H(public(key)), time, sorted(heads)]
    return cbor(fields + [sign(key, "shoal-statement-1", cbor(fields))])


def hold_part(key, swarm, counter, time, after, until, whole, part):
    fields = [swarm, H(public(key)), counter, time, after, until, sorted(whole), sorted(part)]
    return cbor(fields + [sign(key, "shoal-hold-1", cbor(fields))])


def under(passphrase, kind, plain):
    salt, nonce = b"\x10" * 16, b"\x11" * 12
    start = kind + bytes([17, 8, 1]) + salt + nonce
    key = Scrypt(salt, 32, 2**17, 8, 1).derive(passphrase.encode())
    return start + AESGCM(key).encrypt(nonce, plain, start)


def recovery_words(seed):
    source = pathlib.Path(__file__).resolve().parents[3] / "core" / "swarm" / "keeping" / "word_list.cpp"
    words = "".join(re.findall(r'^    "([a-z ]+)"', source.read_text(), re.M)).split()
    # The list of BIP-39 as its authors publish it, a word a line.
    listed = "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda"
    if H("".join(word + "\n" for word in words).encode()).hex() != listed:
        sys.exit(f"{source} isn't the list of BIP-39")
    bits = int.from_bytes(seed + H(seed)[:1], "big")
    return " ".join(words[bits >> 11 * (23 - i) & 2047] for i in range(24))


def generation(line, sequence, birth):
    whole = b"ShoalGn1" + line + struct.pack(">QQ", sequence, birth)
    return whole + H(whole)[:4]


def messages(owner, joiner, genesis, secret, leave):
    """One message of each kind, before it is sealed."""
    end = 2**32
    low, high = [joiner, 0, b"", 7, b"\x11" * 32], [joiner, 7, b"\x11" * 32, end, b""]
    yield "log-state", cbor([1, b"\x14" * 32, b"\x15" * 32, 4, genesis])
    yield "log-wanted", cbor([2, 9, [genesis], [low, high], [owner]])
    yield "log-entries", cbor([3, 9, 2, [leave]])
    yield "log-hold", cbor([5, owner, 77, 40000, 39997, b"\1\2\3"])
    yield "log-secret-wanted", cbor([7, genesis])
    yield "log-secret", cbor([8, genesis, secret])
    yield "log-taken", cbor([9, 65536])
    yield "log-rows", cbor([10, [[owner, 4, 4, b"\x12" * 32, 0], [joiner, 300, 301, b"\x13" * 32, 8]]])
    yield "log-spans", cbor([11, [low + [6, b"\x16" * 32], high + [295, b"\x17" * 32]]])
    yield "log-ids", cbor([12, [low + [1, [genesis]], high + [0, []]]])
    yield "log-versions", cbor([13, [[4, owner, 1700000000, b"\x18" * 32], [5, owner, 77, b"\x19" * 32]]])
    yield "log-values-wanted", cbor([14, [[4, owner], [5, owner]]])
    places = H(b"\1" * 32 + b"\2" * 32)
    yield "range-digest", places
    yield "state-digest", H(cbor([owner, 2, 2, places, 0]))
    yield "values-digest", H(cbor([5, owner, 77, H(b"\1\2\3")]))
    share = b"\x0e" * 32
    yield "meta-wanted", cbor([1, share, 1, 32768])
    yield "meta-part", cbor([2, share, 1, 32771, 32768, b"\1\2\3"])
    yield "meta-not-here", cbor([3, share])


def vectors():
    owner, owner_x = Ed25519PrivateKey.from_private_bytes(b"\1" * 32), X25519PrivateKey.from_private_bytes(b"\2" * 32)
    recovery = Ed25519PrivateKey.from_private_bytes(b"\3" * 32)
    secret, person, noise, seed = b"\4" * 32, b"\5" * 16, b"\6" * 32, b"\7" * 16
    joiner, joiner_x = Ed25519PrivateKey.from_private_bytes(b"\x08" * 32), X25519PrivateKey.from_private_bytes(b"\x09" * 32)
    day, slot = struct.pack(">I", 19675), b"\3"
    device, member = H(public(owner)), H(public(joiner))

    genesis = entry(owner, b"", 1, b"", [], 1, 1,
                    ["Família", [public(owner), public(owner_x)], public(recovery), person, "Ana", 30, 100, 10000, 50000,
                     H(secret), noise])
    swarm = epoch = H(genesis)
    short = swarm[:16]
    yield "owner-ed25519", public(owner)
    yield "owner-x25519", public(owner_x)
    yield "id-owner", device
    yield "id-recovery", H(public(recovery))
    yield "joiner-ed25519", public(joiner)
    yield "joiner-x25519", public(joiner_x)
    yield "id-joiner", member
    yield "agree", agree(owner_x, public(joiner_x))
    yield "genesis", genesis
    yield "id-swarm", swarm

    yield "shoal-epoch-ca-1", derive(secret, swarm, "shoal-epoch-ca-1", epoch)
    yield "shoal-epoch-hub-1", derive(secret, swarm, "shoal-epoch-hub-1", epoch)
    rendezvous = derive(secret, swarm, "shoal-epoch-rendezvous-1", epoch)
    yield "shoal-epoch-rendezvous-1", rendezvous
    yield "shoal-record-key-1", derive(rendezvous, swarm, "shoal-record-key-1", device + day)
    yield "shoal-record-seal-1", derive(rendezvous, swarm, "shoal-record-seal-1", device + day)
    shared = agree(owner_x, public(joiner_x))
    yield "shoal-return-key-1", derive(shared, swarm, "shoal-return-key-1", device + member + day)
    yield "shoal-return-seal-1", derive(shared, swarm, "shoal-return-seal-1", device + member + day)
    yield "shoal-pair-key-1", derive(shared, swarm, "shoal-pair-key-1", device + member + day)
    yield "shoal-pair-seal-1", derive(shared, swarm, "shoal-pair-seal-1", device + member + day)
    invite_seed = derive(seed, short, "shoal-invite-key-1", device[:16])
    lobby = derive(seed, short, "shoal-invite-lobby-1", device[:16])
    yield "shoal-invite-key-1", invite_seed
    yield "shoal-invite-lobby-1", lobby
    yield "shoal-lobby-ca-1", derive(lobby, short, "shoal-lobby-ca-1")
    yield "shoal-lobby-hub-1", derive(lobby, short, "shoal-lobby-hub-1")
    yield "shoal-lobby-record-key-1", derive(lobby, short, "shoal-lobby-record-key-1", slot + day)
    yield "shoal-lobby-record-seal-1", derive(lobby, short, "shoal-lobby-record-seal-1", slot + day)
    fresh, other = public(owner_x), public(joiner_x)
    yield "shoal-request-seal-1", derive(shared, short, "shoal-request-seal-1", other + fresh)
    yield "shoal-answer-seal-1", derive(shared, swarm, "shoal-answer-seal-1", fresh + other)

    info_hash = b"\x0a" * 32
    hello_d = cbor([1, device, b"\x0b" * 32, fresh])
    hello_l = cbor([1, member, b"\x0c" * 32, other])
    transcript = cbor([1, swarm, info_hash, hello_d, hello_l])
    yield "proof-dialler", sign(owner, "shoal-auth-1", cbor([1, swarm, info_hash, 0, hello_d, hello_l]))
    yield "proof-listener", sign(joiner, "shoal-auth-1", cbor([1, swarm, info_hash, 1, hello_l, hello_d]))
    yield "transcript", transcript
    dialler = derive(shared, H(transcript), "shoal-auth-dialler-1")
    yield "shoal-auth-dialler-1", dialler
    yield "shoal-auth-listener-1", derive(shared, H(transcript), "shoal-auth-listener-1")
    aad = labelled("sh_log", swarm + device + member)
    sealed = AESGCM(dialler).encrypt(bytes(4) + struct.pack(">Q", 1), cbor([7, epoch]), aad)
    yield "second-message", sealed

    invite_key = Ed25519PrivateKey.from_private_bytes(invite_seed)
    invite = entry(owner, swarm, 2, swarm, [], 2, 3, [public(invite_key), 2, 1700086400, 1, 0, b"", lobby])
    yield "invite", invite
    request = cbor([short, public(invite_key), device[:16], public(joiner), public(joiner_x), "Bo"])
    yield "request", request
    admit = entry(owner, swarm, 3, H(invite), [], 3, 5,
                  [[public(joiner), public(joiner_x)], b"\x0d" * 16, "Bo", 2, H(invite),
                   sign(joiner, "shoal-request-1", request), sign(invite_key, "shoal-request-1", request)])
    yield "admit", admit
    invited = public(invite_key)
    yield "card", cbor([swarm, public(owner), public(owner_x),
                        sign(owner, "shoal-author-1", cbor([swarm, invited, public(owner_x)]))])
    sealed_request = request_seal(joiner_x, public(owner_x), short, invited,
                                  [public(joiner), public(joiner_x), "Bo", sign(joiner, "shoal-request-1", request),
                                   sign(invite_key, "shoal-request-1", request)])
    yield "sealed-request", sealed_request
    for name, fields in (("sealed-answer", [1, H(admit), epoch, secret]), ("sealed-refusal", [2, 2]),
                         ("sealed-waiting", [3])):
        reply = reply_seal(owner_x, owner, public(joiner), public(joiner_x), swarm, invited, fields)
        yield name, reply
    yield "lobby-wanted", cbor([3, H(sealed_request)])
    yield "lobby-no-reply-yet", cbor([5, H(sealed_request), 1])
    yield "lobby-closed", cbor([6, 2])
    yield "mail-reply", cbor([3, invited, H(sealed_request), 0, reply])
    publish = entry(joiner, swarm, 1, b"", [H(admit)], 4, 32,
                    [b"\x0e" * 32, "Photos", 5 << 30, 1200, 70000, "", ["2026", "holiday"]])
    yield "publish", publish
    yield "remove", entry(owner, swarm, 4, H(admit), [], 5, 8, [b"", [member], [H(publish)], H(b"\x0f" * 32)])
    leave = entry(joiner, swarm, 2, H(publish), [], 5, 7, [])
    yield "leave", leave

    authority_seed = derive(secret, swarm, "shoal-epoch-ca-1", epoch)
    yield "authority-certificate", authority(authority_seed).public_bytes(Encoding.DER)
    yield "hub-info-hash", H(meeting_info(derive(secret, swarm, "shoal-epoch-hub-1", epoch), authority_seed))
    yield "lobby-info-hash", H(meeting_info(derive(lobby, short, "shoal-lobby-hub-1"),
                                            derive(lobby, short, "shoal-lobby-ca-1")))


    yield from messages(device, member, swarm, secret, leave)

    yield "code", code(swarm, device, seed)
    yield "code-with-hints", code(swarm, device, seed, ADDRESSES)

    yield from records(swarm, rendezvous, shared, lobby, owner, member, secret, day, slot)

    yield "statement", statement(owner, swarm, 1700000000, [swarm])
    yield "hold", hold_part(joiner, swarm, 1700000001, 1700000000, b"", b"\x0f" * 32, [b"\x0e" * 32], [b"\x0d" * 32])
    yield "identity", under("correct horse battery", b"ShoalId1",
                            cbor([1, swarm, b"\x08" * 32, b"\x09" * 32, b"\x0d" * 16, "Bo", 2, H(leave), epoch, secret,
                                  [[public(owner), public(owner_x)]]]))
    yield "sealed-keys", under("correct horse battery", b"ShoalKy1", b"\x08" * 32 + b"\x09" * 32)
    yield "recovery-words", recovery_words(b"\3" * 32)
    yield "generation", generation(b"\x12" * 8, 2, 1700000000123456789)


def main():
    document = pathlib.Path(__file__).resolve().parents[3] / "docs" / "swarm-protocol.md"
    rows = "".join(f"| `{name}` | `{value if isinstance(value, str) else value.hex()}` |\n" for name, value in vectors())
    start, mark, _ = document.read_text().partition("| Name | Hexadecimal, or text |\n|---|---|\n")
    if "--write" in sys.argv:
        document.write_text(start + mark + rows)
    elif "--check" in sys.argv:
        if document.read_text() != start + mark + rows:
            sys.exit(f"{document} has other vectors; run vectors.py --write and look at the difference")
    else:
        print(rows, end="")


if __name__ == "__main__":
    main()
