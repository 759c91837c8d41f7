// SPDX-License-Identifier: Apache-2.0
package org.gangway.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.gangway.evidence.DeletionCertificate.Tombstone;
import org.gangway.sealing.ObjectStore;
import org.gangway.sealing.Shredding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseClosingTest {
    private static final Instant CLOSED = Certificates.OPENED.plusSeconds(2 * 3600);
    private static final Clock CLOCK = Clock.fixed(CLOSED, ZoneOffset.UTC);
    private static final Optional<Tombstone> ABSENT = Optional.of(new Tombstone("case-keys", 4, 123));
    private static final ECKey KEY = Certificates.key();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path keys;

    private final Objects objects = new Objects();

    @Test
    void whenAllIsGoneTheCertificateSaysWhatWasSeen() {
        objects.held = 3;

        Reply reply = closing(ABSENT, new Purge.Purged("L-1")).close(input());

        assertThat(reply.kind()).isEqualTo(Reply.Kind.DONE);
        DeletionCertificate certificate = verified(reply);
        assertThat(certificate.deleted()).isEqualTo(new DeletionCertificate.Deleted(List.of("given-name", "email"), 3));
        assertThat(certificate.proofs().caseKeyAbsent()).isEqualTo(ABSENT.orElseThrow());
        assertThat(certificate.proofs().purges())
                .containsExactly(VendorPurge.of("crm", new Purge.Purged("L-1"), CLOSED));
        assertThat(certificate.epochs().doors())
                .containsExactly("d-20260301T100000Z-3600", "d-20260301T110000Z-3600", "d-20260301T120000Z-3600");
        assertThat(certificate.epochs().channels()).containsExactly("c-20260301T000000Z-86400");
        assertThat(certificate.keyDestroyedAt()).isBefore(certificate.nothingOpensFrom());
    }

    @Test
    void aClockThatWasSetBackMeanwhileLeadsToTheLaterTimesAndToTheDoorsOfBoth() {
        Instant ahead = CLOSED.plusSeconds(3_600);

        DeletionCertificate certificate = verified(
                closing(ABSENT, new Purge.Purged("L-1")).close(input(Map.of("case.opened-at", ahead.toString()))));

        assertThat(certificate.openedAt()).isEqualTo(ahead);
        assertThat(certificate.keyDestroyedAt()).isEqualTo(ahead);
        assertThat(certificate.closedAt()).isEqualTo(ahead);
        assertThat(certificate.epochs().doors())
                .containsExactly("d-20260301T110000Z-3600", "d-20260301T120000Z-3600", "d-20260301T130000Z-3600");
    }

    @Test
    void withAnObjectLeftThereIsNoCertificateAndNobodyElseIsAskedYet() {
        objects.held = 1;
        objects.stuck = true;

        assertThat(closing(ABSENT, new Purge.Purged("L-1")).close(input()))
                .isEqualTo(Reply.of(Reply.Kind.UNAVAILABLE, "objects-left")
                        .with(Map.of("objects-deleted", Value.open("0"))));
    }

    @Test
    void theCertificateCountsWhatEarlierTriesHaveDeleted() {
        objects.held = 3;
        Reply silent = closing(ABSENT, new Purge.Unavailable()).close(input());
        assertThat(silent.facts()).containsEntry("objects-deleted", Value.open("3"));

        Map<String, String> told = Map.of("close-case.objects-deleted", "3");
        Reply done = closing(ABSENT, new Purge.NothingHeld()).close(input(told));
        assertThat(verified(done).deleted().objects()).isEqualTo(3);
    }

    @Test
    void withTheKeyLeftThereIsNoCertificate() {
        assertThat(closing(Optional.empty(), new Purge.NothingHeld()).close(input()))
                .isEqualTo(
                        Reply.of(Reply.Kind.UNAVAILABLE, "key-left").with(Map.of("objects-deleted", Value.open("0"))));
    }

    @Test
    void aVendorThatDoesNotAnswerIsAskedAgain() {
        assertThat(closing(ABSENT, new Purge.Unavailable()).close(input()))
                .isEqualTo(Reply.of(Reply.Kind.UNAVAILABLE, "vendor-silent")
                        .with(Map.of("objects-deleted", Value.open("0"))));
    }

    @Test
    void aVendorThatDeniesUsIsAMatterForPeopleAndNamed() {
        assertThat(closing(ABSENT, new Purge.Denied()).close(input()))
                .isEqualTo(Reply.of(Reply.Kind.MALFORMED, "vendor-denies.crm")
                        .with(Map.of("objects-deleted", Value.open("0"))));
    }

    private CaseClosing closing(Optional<Tombstone> absence, Purge.Answer answer) {
        Purge crm = new Purge() {
            @Override
            public String vendor() {
                return "crm";
            }

            @Override
            public Answer purge(String caseId, Map<String, String> references) {
                assertThat(objects.stuck)
                        .as("asked before the objects were gone")
                        .isFalse();
                return answer;
            }
        };
        return new CaseClosing(
                objects,
                caseId -> absence,
                List.of(crm),
                Shredding.in(keys, Clock.fixed(Certificates.OPENED, ZoneOffset.UTC)),
                new CertificateSigner(() -> KEY),
                "gangway",
                CLOCK);
    }

    private static DeletionCertificate verified(Reply reply) {
        Value.Open jws = (Value.Open) reply.facts().get("certificate");
        CertificateVerifier.Result result = CertificateVerifier.verify(jws.text(), new JWKSet(KEY.toPublicJWK()));
        return ((CertificateVerifier.Verified) result).certificate();
    }

    private static StepInput input() {
        return input(Map.of());
    }

    private static StepInput input(Map<String, String> more) {
        Map<String, String> facts = new HashMap<>(Map.of(
                "case.opened-at", Certificates.OPENED.toString(),
                "case.key-destroyed-at", CLOSED.minusSeconds(60).toString(),
                "case.key-epoch", "w-20260301T000000Z-86400",
                "case.scenario", "retail-account",
                "case.scenario-version", "1",
                "case.scenario-hash", "c0ffee",
                "case.fields", "given-name,email",
                "open-lead.lead-id", "L-1"));
        facts.putAll(more);
        return new StepInput(
                Certificates.CASE + ".close-case.1",
                Certificates.CASE,
                "close-case",
                1,
                1,
                CLOSED,
                "en",
                Optional.of("approved"),
                facts,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                claim -> new byte[0]);
    }

    /** Counts; can refuse to let go. */
    private static final class Objects implements ObjectStore {
        private int held;
        private boolean stuck;

        @Override
        public int delete(String caseId) {
            int deleted = stuck ? 0 : held;
            held -= deleted;
            return deleted;
        }

        @Override
        public boolean isEmpty(String caseId) {
            return held == 0;
        }

        @Override
        public String put(String caseId, byte[] content, String mediaType) {
            throw new AssertionError();
        }

        @Override
        public byte[] read(String claim) {
            throw new AssertionError();
        }

        @Override
        public String mediaType(String claim) {
            throw new AssertionError();
        }

        @Override
        public Optional<String> claimed(String text) {
            throw new AssertionError();
        }

        @Override
        public int expire(Instant storedBefore, BiPredicate<String, String> claimed) {
            throw new AssertionError();
        }
    }
}
