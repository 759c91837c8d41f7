// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Objects;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AlreadyExistsException;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.Tag;

/** One KMS key for each epoch and each lasting key, found by an alias that holds its id, so that two processes share it. */
final class KmsCustody implements Custody {
    private final KmsClient kms;
    private final String aliasPrefix;
    private final Duration pendingWindow;
    private final Custody local = new LocalCustody();

    /**
     * @param aliasPrefix one for each installation, {@code alias/gangway/}
     * @param pendingWindow until KMS really deletes; 7 to 30 whole days, as KMS allows
     */
    KmsCustody(KmsClient kms, String aliasPrefix, Duration pendingWindow) {
        if (pendingWindow.toDays() < 7 || pendingWindow.toDays() > 30) {
            throw new KeystoreUnusable("gangway.sealing.kms.pending-window must be 7 to 30 days, as AWS KMS asks");
        }
        this.kms = kms;
        this.aliasPrefix = aliasPrefix;
        this.pendingWindow = Duration.ofDays(pendingWindow.toDays());
    }

    @Override
    public KeyFile store(Epoch epoch, byte[] keyset) {
        String key = findOrCreate(
                epoch.id(),
                tag("gangway-epoch", epoch.id()),
                tag("gangway-ends", epoch.end().toString()));
        return encrypted(epoch.id(), key, new KmsAead(kms, key), keyset);
    }

    @Override
    public byte[] open(Epoch epoch, KeyFile file) {
        return file.custody().equals(KeyFile.LOCAL)
                ? local.open(epoch, file) // made before KMS was configured
                : decrypted(epoch.id(), new KmsAead(kms, kmsKey(file)), file);
    }

    @Override
    public KeyFile storeLasting(String id, byte[] key) {
        String kmsKey = findOrCreate(id, tag("gangway-key", id));
        return encrypted(id, kmsKey, lasting(kmsKey), key);
    }

    @Override
    public byte[] openLasting(String id, KeyFile file) {
        return file.custody().equals(KeyFile.LOCAL)
                ? local.openLasting(id, file)
                : decrypted(id, lasting(kmsKey(file)), file);
    }

    private KmsAead lasting(String kmsKey) {
        return new KmsAead(kms, kmsKey, "gangway-key");
    }

    private static KeyFile encrypted(String id, String kmsKey, KmsAead aead, byte[] key) {
        try {
            return KeyFile.kms(kmsKey, aead.encrypt(key, context(id)));
        } catch (GeneralSecurityException e) {
            throw refused(id, e);
        }
    }

    private static byte[] decrypted(String id, KmsAead aead, KeyFile file) {
        try {
            return aead.decrypt(file.key(), context(id));
        } catch (GeneralSecurityException e) {
            throw refused(id, e);
        }
    }

    @Override
    public void destroy(Epoch epoch, KeyFile file) {
        if (file.custody().equals(KeyFile.LOCAL)) {
            return;
        }
        try {
            kms.disableKey(call -> call.keyId(kmsKey(file)));
            kms.scheduleKeyDeletion(
                    call -> call.keyId(kmsKey(file)).pendingWindowInDays(Math.toIntExact(pendingWindow.toDays())));
        } catch (NotFoundException | KmsInvalidStateException alreadyGoing) {
            return;
        }
    }

    @Override
    public Duration recoverable() {
        return pendingWindow;
    }

    private String findOrCreate(String id, Tag... tags) {
        try {
            return usable(id);
        } catch (NotFoundException first) {
            return create(id, tags);
        }
    }

    private String create(String id, Tag... tags) {
        String key = kms.createKey(call -> call.description("Gangway, " + id).tags(tags))
                .keyMetadata()
                .arn();
        try {
            kms.createAlias(call -> call.aliasName(aliasPrefix + id).targetKeyId(key));
            return key;
        } catch (AlreadyExistsException anotherProcessWasFaster) {
            kms.scheduleKeyDeletion(call -> call.keyId(key).pendingWindowInDays(7));
            return usable(id);
        }
    }

    private String usable(String id) {
        KeyMetadata found =
                kms.describeKey(call -> call.keyId(aliasPrefix + id)).keyMetadata();
        if (found.keyState() != KeyState.ENABLED) {
            throw new KeyGone(id);
        }
        return found.arn();
    }

    private static RuntimeException refused(String id, GeneralSecurityException refusal) {
        Throwable cause = refusal.getCause();
        if (cause instanceof DisabledException
                || cause instanceof KmsInvalidStateException
                || cause instanceof NotFoundException) {
            return new KeyGone(id);
        }
        return cause instanceof KmsException kms ? kms : new IllegalStateException("KMS failed", refusal);
    }

    private static String kmsKey(KeyFile file) {
        return Objects.requireNonNull(file.kmsKey());
    }

    private static byte[] context(String id) {
        return id.getBytes(US_ASCII);
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().tagKey(key).tagValue(value).build();
    }
}
