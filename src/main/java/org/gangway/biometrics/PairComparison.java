// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.gangway.biometrics.FaceEngine.Profile;

/**
 * Two photos compared whatever the rules say of them, for whoever measures the engine.
 *
 * @param distance empty if one of them has no face that can be measured
 * @param reasons why a photo would not do in a case, or not without a human, as {@code a:face.blurred} or {@code
 *     b:face.too-small}
 * @param milliseconds for both photos
 */
record PairComparison(PairFile.Pair pair, OptionalDouble distance, List<String> reasons, double milliseconds) {

    /** @param imageA is judged as an ID portrait, {@code imageB} as a selfie; of several faces the largest is compared */
    static PairComparison of(PairFile.Pair pair, EmbeddedFaces engine) {
        long began = System.nanoTime();
        Look portrait = look(pair.fileA(), engine, Profile.ID_PORTRAIT);
        Look selfie = look(pair.fileB(), engine, Profile.SELFIE);
        OptionalDouble distance = portrait.face().isPresent() && selfie.face().isPresent()
                ? OptionalDouble.of(portrait.distanceTo(selfie))
                : OptionalDouble.empty();
        List<String> reasons = new ArrayList<>();
        against(portrait).forEach(reason -> reasons.add("a:" + reason));
        against(selfie).forEach(reason -> reasons.add("b:" + reason));
        return new PairComparison(pair, distance, reasons, (System.nanoTime() - began) / 1e6);
    }

    static List<String> against(Look look) {
        List<String> reasons = new ArrayList<>(look.analysis().reasons());
        reasons.addAll(look.analysis().doubts());
        return reasons;
    }

    private static Look look(Path file, EmbeddedFaces engine, Profile profile) {
        try {
            return engine.look(FaceSettings.defaults().limits().read(file), profile);
        } catch (IOException e) {
            return Look.refused("face.missing");
        }
    }
}
