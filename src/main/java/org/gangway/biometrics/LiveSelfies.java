// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gangway.biometrics.FaceEngine.Session;
import org.gangway.biometrics.FaceEngine.Shot;
import org.gangway.casefile.StepInput;
import org.gangway.wire.Recording;

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
        Recording recording;
        try {
            recording = Recording.read(bytes);
        } catch (IllegalArgumentException e) {
            return new Liveness.NotShown(List.of("liveness.unreadable"));
        }
        Matcher command = COMMAND.matcher(recording.commandId());
        if (!command.matches()
                || !command.group(1).equals(input.caseId())
                || !command.group(2).equals(field)) {
            return new Liveness.NotShown(List.of("liveness.nonce"));
        }
        Session session = engine.open(input.documents().nonce(field), Integer.parseInt(command.group(3)));
        return engine.read(session, shots(recording));
    }

    private static List<Shot> shots(Recording recording) {
        return recording.pictures().stream()
                .map(picture -> new Shot(picture.millis(), picture.jpeg()))
                .toList();
    }
}
