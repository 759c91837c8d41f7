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

/** One KMS key for each epoch, found by an alias that holds the epoch's id, so that two processes share it. */
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
        String key = findOrCreate(epoch);
        try {
            return KeyFile.kms(key, new KmsAead(kms, key).encrypt(keyset, context(epoch)));
        } catch (GeneralSecurityException e) {
            throw refused(epoch, e);
        }
    }

    @Override
    public byte[] open(Epoch epoch, KeyFile file) {
        if (file.custody().equals(KeyFile.LOCAL)) {
            return local.open(epoch, file); // made before KMS was configured
        }
        try {
            return new KmsAead(kms, kmsKey(file)).decrypt(file.key(), context(epoch));
        } catch (GeneralSecurityException e) {
            throw refused(epoch, e);
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

    private String findOrCreate(Epoch epoch) {
        try {
            return usable(epoch);
        } catch (NotFoundException first) {
            return create(epoch);
        }
    }

    private String create(Epoch epoch) {
        String key = kms.createKey(call -> call.description("Gangway, keys of epoch " + epoch.id())
                        .tags(
                                tag("gangway-epoch", epoch.id()),
                                tag("gangway-ends", epoch.end().toString())))
                .keyMetadata()
                .arn();
        try {
            kms.createAlias(call -> call.aliasName(alias(epoch)).targetKeyId(key));
            return key;
        } catch (AlreadyExistsException anotherProcessWasFaster) {
            kms.scheduleKeyDeletion(call -> call.keyId(key).pendingWindowInDays(7));
            return usable(epoch);
        }
    }

    private String usable(Epoch epoch) {
        KeyMetadata found = kms.describeKey(call -> call.keyId(alias(epoch))).keyMetadata();
        if (found.keyState() != KeyState.ENABLED) {
            throw new KeyGone(epoch.id());
        }
        return found.arn();
    }

    private String alias(Epoch epoch) {
        return aliasPrefix + epoch.id();
    }

    private static RuntimeException refused(Epoch epoch, GeneralSecurityException refusal) {
        Throwable cause = refusal.getCause();
        if (cause instanceof DisabledException
                || cause instanceof KmsInvalidStateException
                || cause instanceof NotFoundException) {
            return new KeyGone(epoch.id());
        }
        return cause instanceof KmsException kms ? kms : new IllegalStateException("KMS failed", refusal);
    }

    private static String kmsKey(KeyFile file) {
        return Objects.requireNonNull(file.kmsKey());
    }

    private static byte[] context(Epoch epoch) {
        return epoch.id().getBytes(US_ASCII);
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().tagKey(key).tagValue(value).build();
    }
}
