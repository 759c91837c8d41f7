// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gangway.biometrics.FaceEngine.Session;
import org.gangway.biometrics.FaceEngine.Shot;
import org.gangway.casefile.StepInput;
import org.gangway.wire.Recording;
import org.gangway.wire.StreamedSession;

/** Selfies that are part of a recording: they count if it was made in a session of that question, and shows somebody there. */
record LiveSelfies(FaceEngine engine) {
    /** A question's command: its case, its name, its round. */
    private static final Pattern COMMAND = Pattern.compile("(.+)\\.([^.]+)\\.([0-9]{1,9})");

    /**
     * Adds {@code liveness.unreadable} to the reasons of the engine, for what is no recording, and {@code liveness.nonce},
     * for one of another question.
     *
     * @param field the question that the recording answers
     * @throws FaceEngine.EngineBusy if no worker got free in time
     * @throws FaceEngine.EngineFailed if the engine is outside this process and did not answer as it should
     */
    Liveness read(byte[] bytes, String field, StepInput input) {
        return StreamedSession.of(bytes)
                .map(streamed -> read(streamed, field, input))
                .orElseGet(() -> recorded(bytes, field, input));
    }

    /** The channel opened the session for the question that it names, and let no page exchange it. */
    private Liveness read(StreamedSession streamed, String field, StepInput input) {
        return engine.watches() && round(streamed.commandId(), field, input).isPresent()
                ? engine.read(new Session(streamed.session(), Optional.empty()), List.of())
                : ofAnother();
    }

    private Liveness recorded(byte[] bytes, String field, StepInput input) {
        Recording recording;
        try {
            recording = Recording.read(bytes);
        } catch (IllegalArgumentException e) {
            return new Liveness.NotShown(List.of("liveness.unreadable"));
        }
        Optional<Integer> round = round(recording.commandId(), field, input);
        return round.isPresent()
                ? engine.read(engine.open(input.documents().nonce(field), round.get()), shots(recording))
                : ofAnother();
    }

    private static Optional<Integer> round(String commandId, String field, StepInput input) {
        return Optional.of(COMMAND.matcher(commandId))
                .filter(command -> command.matches()
                        && command.group(1).equals(input.caseId())
                        && command.group(2).equals(field))
                .map(command -> Integer.parseInt(command.group(3)));
    }

    private static Liveness ofAnother() {
        return new Liveness.NotShown(List.of("liveness.nonce"));
    }

    private static List<Shot> shots(Recording recording) {
        return recording.pictures().stream()
                .map(picture -> new Shot(picture.millis(), picture.jpeg()))
                .toList();
    }
}
