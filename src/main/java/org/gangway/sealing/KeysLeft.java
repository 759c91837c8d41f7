// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gangway.sealing.KeyKind.HpkePair;

/**
 * Every key that is in a key folder now, to be tried on whatever somebody may have copied: what each was made for is not
 * asked. Reads the folder and changes nothing in it.
 */
public final class KeysLeft {
    private static final int CASE_KEY_BYTES = 32;
    private final Map<String, Aead> wrapping = new HashMap<>();
    private final Map<String, HpkePair> pairs = new HashMap<>();
    private final List<CaseKey> raw = new ArrayList<>();
    private int outOfReach;

    private KeysLeft() {}

    /** @param folder {@code keys} in the data of an installation */
    public static KeysLeft in(Path folder) {
        KeysLeft left = new KeysLeft();
        files(folder.resolve(Keystore.EPOCHS)).forEach((id, file) -> left.take(Epoch.parse(id), file));
        files(folder.resolve("secrets")).values().forEach(left::takeSecret);
        return left;
    }

    /** Where the key folder is out of reach. */
    public static KeysLeft none() {
        return new KeysLeft();
    }

    /** How many keys were read. */
    public int count() {
        return wrapping.size() + pairs.size() + raw.size();
    }

    /** How many the folder has that only AWS KMS can open: these are not tried. */
    public int outOfReach() {
        return outOfReach;
    }

    /** The key of a case, if any wrapping key opens it. */
    public Optional<CaseKey> unwrap(WrappedKey wrapped) {
        for (Map.Entry<String, Aead> key : wrapping.entrySet()) {
            for (String epoch : List.of(key.getKey(), wrapped.epoch())) {
                try {
                    return Optional.of(
                            new AesCaseKey(key.getValue().decrypt(wrapped.wrapped(), epoch.getBytes(US_ASCII))));
                } catch (GeneralSecurityException shut) {
                    continue;
                }
            }
        }
        return Optional.empty();
    }

    /** Keys that no epoch has, each tried as if it were that of a case. */
    public List<CaseKey> lasting() {
        return List.copyOf(raw);
    }

    /** Whether any key of a door or a channel opens this. @param sealed as it is in a record, the epoch's id in front */
    public boolean opens(String conversationId, byte[] sealed) {
        int behind = sealed.length == 0 ? 0 : 1 + sealed[0];
        if (behind < 1 || behind > sealed.length) {
            return false;
        }
        String said = new String(sealed, 1, behind - 1, US_ASCII);
        byte[] content = Arrays.copyOfRange(sealed, behind, sealed.length);
        return pairs.entrySet().stream().anyMatch(pair -> Stream.of(pair.getKey(), said)
                .distinct()
                .anyMatch(epoch -> opens(pair.getValue(), content, epoch + "/" + conversationId)));
    }

    /** Whether a key opens a photo or document as it lies in the object store, or a copy of it. */
    public static boolean opens(CaseKey key, String caseId, String object, byte[] encrypted) {
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(encrypted);
        try {
            key.open(caseId, object, new org.gangway.casefile.Value.Sealed(token)); // sealed like a field of its name
            return true;
        } catch (SealBroken shut) {
            return false;
        }
    }

    /** The key that an opened field gives for an object, if the field is the claim of one. */
    public static Optional<CaseKey> claimed(String field) {
        return field.startsWith("{") ? Claim.parsed(field).flatMap(KeysLeft::keyOf) : Optional.empty();
    }

    private static Optional<CaseKey> keyOf(Claim claim) {
        try {
            return Optional.of(new AesCaseKey(Base64.getUrlDecoder().decode(claim.key())));
        } catch (GeneralSecurityException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static boolean opens(HpkePair pair, byte[] content, String context) {
        try {
            pair.open().decrypt(content, context.getBytes(UTF_8));
            return true;
        } catch (GeneralSecurityException shut) {
            return false;
        }
    }

    private void take(Epoch epoch, KeyFile file) {
        if (!local(file)) {
            return;
        }
        try {
            switch (epoch.purpose()) {
                case WRAPPING -> wrapping.put(epoch.id(), KeyKind.wrapping().use(file.key()));
                case DOOR, CHANNEL -> pairs.put(epoch.id(), KeyKind.hpke().use(file.key()));
            }
        } catch (GeneralSecurityException e) {
            throw new KeystoreUnusable("the key of epoch " + epoch + " is damaged: put back its copy from a backup", e);
        }
    }

    private void takeSecret(KeyFile file) {
        if (local(file) && file.key().length == CASE_KEY_BYTES) {
            try {
                raw.add(new AesCaseKey(file.key()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java has no AES-256-GCM", e);
            }
        }
    }

    private boolean local(KeyFile file) {
        boolean local = file.custody().equals(KeyFile.LOCAL);
        outOfReach += local ? 0 : 1;
        return local;
    }

    private static Map<String, KeyFile> files(Path folder) {
        Map<String, KeyFile> files = new HashMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(path -> !path.getFileName().toString().startsWith("."))
                    .toList()) {
                read(file).ifPresent(key -> files.put(file.getFileName().toString(), key));
            }
        } catch (NoSuchFileException none) {
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Empty if the sweep was faster. */
    private static Optional<KeyFile> read(Path file) throws IOException {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
        boolean shredded = content.length == 0 || content[0] == 0; // overwritten, not yet removed
        return shredded ? Optional.empty() : Optional.of(KeyFile.read(content));
    }

    @Override
    public String toString() {
        return count() + " keys";
    }
}
