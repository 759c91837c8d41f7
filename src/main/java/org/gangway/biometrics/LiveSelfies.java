// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gangway.biometrics.FaceEngine.Liveness;
import org.gangway.biometrics.FaceEngine.Session;
import org.gangway.biometrics.FaceEngine.Shot;
import org.gangway.casefile.StepInput;
import org.gangway.wire.Recording;

/** Selfies that are part of a recording: they count if whoever is on them did what the challenge asked for. */
record LiveSelfies(FaceEngine engine) {
    /** A question's command: its case, its name, its round. */
    private static final Pattern COMMAND = Pattern.compile("(.+)\\.([^.]+)\\.([0-9]{1,9})");

    /** What came of looking at a recording. */
    sealed interface Selfie {
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Shown(byte[] photo) implements Selfie {}

        /** @param reasons as in {@link Liveness.NotShown} */
        record NotShown(List<String> reasons) implements Selfie {}
    }

    /**
     * @param field the question that the recording answers
     * @throws FaceEngine.EngineBusy if no worker got free in time
     */
    Selfie from(byte[] bytes, String field, StepInput input) {
        Recording recording;
        try {
            recording = Recording.read(bytes);
        } catch (IllegalArgumentException e) {
            return new Selfie.NotShown(List.of("liveness.unreadable"));
        }
        Matcher command = COMMAND.matcher(recording.commandId());
        if (!command.matches()
                || !command.group(1).equals(input.caseId())
                || !command.group(2).equals(field)) {
            return new Selfie.NotShown(List.of("liveness.nonce"));
        }
        Session session = engine.open(input.documents().nonce(field), Integer.parseInt(command.group(3)));
        byte[] selfie = recording.pictures().getFirst().jpeg();
        return switch (engine.read(session, selfie, shots(recording))) {
            case Liveness.Alive ignored -> new Selfie.Shown(selfie);
            case Liveness.NotShown not -> new Selfie.NotShown(not.reasons());
        };
    }

    private static List<Shot> shots(Recording recording) {
        return recording.pictures().stream()
                .skip(1)
                .map(picture -> new Shot(picture.millis(), picture.jpeg()))
                .toList();
    }
}
