// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.Map;
import org.gangway.biometrics.Duplicates.Embedded;
import org.gangway.biometrics.FaceEngine.Profile;
import org.gangway.casefile.Limit;

/** By the embedded engine's recogniser. */
record SelfieEmbedder(EmbeddedFaces engine) implements Duplicates.Embedder {

    @Override
    public Embedded embed(byte[] selfie, Map<String, Map<String, Limit>> limits) {
        Look seen = engine.look(selfie, Profile.SELFIE, limits);
        if (!seen.analysis().usable()) {
            return new Embedded.Unusable(seen.analysis().reasons());
        }
        return new Embedded.Usable(new OpenFaces.Face(
                ModelCatalogue.item(Recogniser.MODEL).identity(),
                seen.face().orElseThrow().embedding()));
    }
}
