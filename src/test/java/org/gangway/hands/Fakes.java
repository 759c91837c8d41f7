// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.gangway.casefile.Value;
import org.gangway.sealing.CaseKey;
import org.gangway.sealing.CaseKeys;
import org.gangway.sealing.KeyGone;
import org.gangway.sealing.ObjectStore;
import org.gangway.sealing.SealBroken;
import org.gangway.sealing.WrappedKey;

/** Sealing as the hands see it, without cryptography. */
final class Fakes {
    static final HandsSettings SETTINGS = new HandsSettings(
            Duration.ofMillis(200),
            Duration.ofMillis(20),
            Duration.ofSeconds(10),
            Duration.ofSeconds(4),
            Duration.ofSeconds(10),
            100,
            Duration.ofSeconds(1));

    private Fakes() {}

    /** Binds case id and field name in, as the real one does. */
    record Key(String secret) implements CaseKey {
        @Override
        public String nonce(String caseId, String question) {
            return String.join("|", secret, caseId, question);
        }

        @Override
        public Value.Sealed seal(String caseId, String field, String clear) {
            byte[] token =
                    String.join("|", secret, caseId, field, clear).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            return new Value.Sealed(Base64.getUrlEncoder().encodeToString(token));
        }

        @Override
        public String open(String caseId, String field, Value.Sealed sealed) {
            String token =
                    new String(Base64.getUrlDecoder().decode(sealed.token()), java.nio.charset.StandardCharsets.UTF_8);
            String prefix = String.join("|", secret, caseId, field) + "|";
            if (!token.startsWith(prefix)) {
                throw new SealBroken("a field", new IllegalStateException("fake"));
            }
            return token.substring(prefix.length());
        }
    }

    /** The wrapped key is the secret itself; epoch {@code gone} has been destroyed. */
    static final class Keys implements CaseKeys {
        @Override
        public WrappedKey make(Instant at) {
            return new WrappedKey("now", new byte[] {1});
        }

        @Override
        public CaseKey unwrap(WrappedKey wrapped) {
            if (wrapped.epoch().equals("gone")) {
                throw new KeyGone(wrapped.epoch());
            }
            return new Key(new String(wrapped.wrapped(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    static final class Objects implements ObjectStore {
        private final Map<String, byte[]> stored = new HashMap<>();

        @Override
        public synchronized String put(String caseId, byte[] content, String mediaType) {
            String claim = caseId + "/" + stored.size() + ";" + mediaType;
            stored.put(claim, content);
            return claim;
        }

        @Override
        public synchronized byte[] read(String claim) {
            byte[] content = stored.get(claim);
            if (content == null) {
                throw new IllegalStateException("gone");
            }
            return content;
        }

        @Override
        public String mediaType(String claim) {
            return claim.substring(claim.indexOf(';') + 1);
        }

        @Override
        public synchronized int delete(String caseId) {
            int before = stored.size();
            stored.keySet().removeIf(claim -> claim.startsWith(caseId + "/"));
            return before - stored.size();
        }

        @Override
        public synchronized boolean isEmpty(String caseId) {
            return stored.keySet().stream().noneMatch(claim -> claim.startsWith(caseId + "/"));
        }

        @Override
        public Optional<String> claimed(String text) {
            return Optional.of(text).filter(stored::containsKey);
        }

        @Override
        public int expire(Instant storedBefore, BiPredicate<String, String> claimed) {
            return 0;
        }
    }
}
