// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.Random;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The folder of keys of one installation. Made on first use; only its owner can read it, but for {@code public/}. Holds
 * the keys of the epochs, and keys that never change, each of which is made when it is first asked for. Only the folder
 * knows them: back it up, but not with the same system that backs up Kafka.
 */
public final class Keystore {
    static final String EPOCHS = "epochs";
    static final String PUBLIC = "public";
    private static final String SECRETS = "secrets";
    private static final String SIGNING = "signing";
    private static final String FILES = "files";
    private static final String CUSTOMERS = "customers";
    private static final int SECRET_BYTES = 32;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}(\\.[a-z0-9]{1,8})?");

    private final KeyFolder folder;
    private final Custody custody;
    private final Ledger ledger;
    private final ConcurrentMap<String, byte[]> secrets = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, ECKey> signingKeys = new ConcurrentHashMap<>();

    private Keystore(KeyFolder folder, Custody custody) {
        this.folder = folder;
        this.custody = custody;
        this.ledger = new Ledger(folder);
    }

    /** With keys in the clear, guarded by the rights of the folder alone. */
    public static Keystore open(Path folder) {
        return open(folder, new LocalCustody());
    }

    /**
     * Opens the folder, or makes it.
     *
     * @throws KeystoreUnusable if others than its owner can read it, or a file in it is damaged
     */
    static Keystore open(Path folder, Custody custody) {
        Keystore keystore =
                new Keystore(KeyFolder.open(folder, EPOCHS, PUBLIC, SECRETS, SIGNING, FILES, CUSTOMERS), custody);
        keystore.folder.names(SECRETS).forEach(keystore::secret);
        keystore.folder.names(SIGNING).forEach(keystore::signingKey);
        return keystore;
    }

    /** 32 random bytes that stay the same for ever. A copy; the caller's to keep. */
    public byte[] secret(String name) {
        byte[] secret = secrets.computeIfAbsent(
                checked(name), key -> readOrCreate(SECRETS, key, () -> Random.randBytes(SECRET_BYTES)));
        return secret.clone();
    }

    /** A P-256 key pair that stays the same for ever, its public half as a JWK in {@code public/}. */
    public ECKey signingKey(String name) {
        return signingKeys.computeIfAbsent(checked(name), this::readOrCreateSigningKey);
    }

    /** The key to which the bank seals what it says of its customers, its public half as a JWK in {@code public/}. */
    public CustomerKey customerKey() {
        byte[] keyset = readOrCreate(CUSTOMERS, CUSTOMERS, Keystore::newPair);
        try {
            CustomerKey key = CustomerKey.of(keyset);
            folder.create(PUBLIC, CUSTOMERS + ".jwk", key.seal().jwk().getBytes(UTF_8));
            return key;
        } catch (GeneralSecurityException e) {
            throw folder.damaged(CUSTOMERS, CUSTOMERS, new IOException("not a keyset"));
        }
    }

    /** {@link #customerKey} where there is one already: for who only opens what others have sealed. */
    public Optional<CustomerKey> customerKeyThatIsThere() {
        return folder.names(CUSTOMERS).isEmpty() ? Optional.empty() : Optional.of(customerKey());
    }

    /** Where a file of this name belongs that only the owner may read; {@link #keep} puts it there. */
    public Path file(String name) {
        return folder.path(FILES, checked(name)).toAbsolutePath();
    }

    /** Puts a file at {@link #file}, whole and for the owner only. False if one is there already; that one stays. */
    public boolean keep(String name, byte[] content) {
        return folder.create(FILES, checked(name), content);
    }

    KeyFolder folder() {
        return folder;
    }

    Ledger ledger() {
        return ledger;
    }

    private ECKey readOrCreateSigningKey(String name) {
        byte[] jwk = readOrCreate(SIGNING, name, () -> newSigningKey().getBytes(UTF_8));
        try {
            ECKey key = ECKey.parse(new String(jwk, UTF_8));
            folder.create(
                    PUBLIC, name + ".jwk", key.toPublicJWK().toJSONString().getBytes(UTF_8));
            return key;
        } catch (ParseException e) {
            throw folder.damaged(SIGNING, name, new IOException("not a JWK"));
        }
    }

    private byte[] readOrCreate(String kind, String name, Supplier<byte[]> fresh) {
        try {
            byte[] there = folder.read(kind, name).orElse(null);
            if (there == null) {
                folder.create(
                        kind,
                        name,
                        custody.storeLasting(id(kind, name), fresh.get()).write());
                there = folder.read(kind, name).orElseThrow();
            }
            return custody.openLasting(id(kind, name), KeyFile.read(there));
        } catch (IOException e) {
            throw folder.damaged(kind, name, e);
        } catch (KeyGone e) {
            throw new KeystoreUnusable(
                    "the key " + id(kind, name)
                            + " is refused by its custodian: enable it there, it cannot be made again",
                    e);
        }
    }

    private static String id(String kind, String name) {
        return kind + "-" + name.replace('.', '-');
    }

    private static byte[] newPair() {
        try {
            return KeyKind.hpke().make();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String newSigningKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a key's name is lower-case letters, digits and hyphens");
        }
        return name;
    }
}
