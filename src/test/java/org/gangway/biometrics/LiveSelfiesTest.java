// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.Challenge;
import org.gangway.casefile.Limit;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.gangway.wire.Recording;
import org.gangway.wire.StreamedSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveSelfiesTest {
    private final Watching engine = new Watching();

    @Test
    void theSelfieOfSomebodyAliveIsCompared() {
        Reply reply = verify(recording("c-1.live.4"));

        assertThat(reply.kind()).isEqualTo(Reply.Kind.PASS);
        assertThat(engine.compared).isEqualTo("alive");
        assertThat(engine.opened).containsExactly("nonce of live 4");
        assertThat(engine.shots).containsExactly("0 selfie", "250 one", "500 two");
    }

    @Test
    void whoIsNotShownToBeAliveIsAskedAgainAndNotCompared() {
        engine.liveness = new Liveness.NotShown(List.of("liveness.order"));

        Reply reply = verify(recording("c-1.live.4"));

        assertThat(reply.kind()).isEqualTo(Reply.Kind.RETAKE);
        assertThat(reply.reasons()).containsExactly("liveness.order");
        assertThat(reply.facts()).containsEntry("retake", Value.open("live"));
        assertThat(engine.compared).isEmpty();
    }

    @Test
    void whereNobodyWasBeforeAnEngineThatWatchesByItselfAHumanDecides() {
        engine.liveness = new Liveness.Pending();

        Reply reply = verify(recording("c-1.live.4"));

        assertThat(reply.kind()).isEqualTo(Reply.Kind.REFER);
        assertThat(reply.reasons()).containsExactly("liveness.pending");
        assertThat(reply.facts()).containsEntry("models", Value.open("model@1:abc"));
        assertThat(engine.compared).isEmpty();
    }

    @Test
    void nothingOfSomebodyAliveIsWritten() {
        assertThat(new Liveness.Alive(new byte[] {1})).hasToString("Alive[***]");
    }

    @Test
    void aRecordingOfAnotherQuestionOrCaseIsNotEvenLookedAt() {
        for (String command : List.of("c-2.live.4", "c-1.other.4", "c-1.live", "live.4", "")) {
            Reply reply = verify(recording(command));

            assertThat(reply.reasons()).as(command).containsExactly("liveness.nonce");
        }
        assertThat(engine.opened).isEmpty();
    }

    @Test
    void aSessionThatThePageStreamedToIsReadAndNoneIsOpened() {
        Reply reply = verify(new StreamedSession("c-1.live.4", "session-1").bytes());

        assertThat(reply.kind()).isEqualTo(Reply.Kind.PASS);
        assertThat(engine.compared).isEqualTo("alive");
        assertThat(engine.read).isEqualTo(new FaceEngine.Session("session-1", Optional.empty()));
        assertThat(engine.opened).isEmpty();
    }

    @Test
    void aSessionOfAnotherQuestionOrCaseIsNotRead() {
        for (String command : List.of("c-2.live.4", "c-1.other.4", "live.4")) {
            Reply reply = verify(new StreamedSession(command, "session-1").bytes());

            assertThat(reply.reasons()).as(command).containsExactly("liveness.nonce");
        }
        assertThat(engine.compared).isEmpty();
        assertThat(new StreamedSession("c-1.live.4", "session-1")).hasToString("***");
    }

    @Test
    void aPhotoInsteadOfARecordingIsAskedForAgain() {
        assertThat(verify("just a photo".getBytes(StandardCharsets.UTF_8)).reasons())
                .containsExactly("liveness.unreadable");
    }

    private static byte[] recording(String command) {
        return new Recording(command, List.of(picture(0, "selfie"), picture(250, "one"), picture(500, "two"))).bytes();
    }

    private static Recording.Picture picture(int millis, String content) {
        return new Recording.Picture(millis, content.getBytes(StandardCharsets.UTF_8));
    }

    private Reply verify(byte[] recording) {
        return new Faces(engine, FaceSettings.defaults())
                .verify(new StepInput(
                        "c-1.verify-face.1",
                        "c-1",
                        "verify-face",
                        1,
                        1,
                        Instant.parse("2026-11-23T12:00:00Z"),
                        "en",
                        Optional.empty(),
                        Map.of("passport", "claim-1", "live", "claim-2", "birth-date", "1990-05-01"),
                        Map.of(),
                        Map.of(),
                        Map.of("passport", "id-portrait", "live", "liveness"),
                        Map.of(),
                        Optional.empty(),
                        new Objects(recording)));
    }

    private record Objects(byte[] recording) implements StepInput.Documents {
        @Override
        public byte[] read(String claim) {
            return claim.equals("claim-2") ? recording : new byte[0];
        }

        @Override
        public String nonce(String question) {
            return "nonce of " + question;
        }
    }

    /** Notes what it is asked. */
    private static final class Watching implements FaceEngine {
        private final List<String> opened = new ArrayList<>();
        private List<String> shots = List.of();
        private String compared = "";
        private @Nullable Session read;
        private Liveness liveness = new Liveness.Alive("alive".getBytes(StandardCharsets.UTF_8));

        @Override
        public Analysis analyse(byte[] photo, Profile profile) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Comparison compare(byte[] idPortrait, byte[] selfie, Map<String, Map<String, Limit>> limits) {
            compared = new String(selfie, StandardCharsets.UTF_8);
            return new Comparison.Measured(0.2, 80, Band.MATCH);
        }

        @Override
        public boolean watches() {
            return true;
        }

        @Override
        public Session open(String nonce, int round) {
            opened.add(nonce + " " + round);
            return new Session(nonce, Optional.of(Challenge.of(nonce, round)));
        }

        @Override
        public Liveness read(Session session, List<Shot> seen) {
            read = session;
            shots = seen.stream()
                    .map(shot -> shot.millis() + " " + new String(shot.photo(), StandardCharsets.UTF_8))
                    .toList();
            return liveness;
        }

        @Override
        public List<String> models() {
            return List.of("model@1:abc");
        }
    }
}
