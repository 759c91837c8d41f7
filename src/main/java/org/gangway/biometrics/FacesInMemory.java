// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.HashMap;
import java.util.Map;

/** Faces of one process. Safe for several threads. */
final class FacesInMemory implements OpenFaces {
    private final Map<String, Face> faces = new HashMap<>();

    @Override
    public synchronized Map<String, Face> keep(String caseId, String commandId, Face face) {
        faces.put(caseId, face);
        Map<String, Face> others = new HashMap<>(faces);
        others.remove(caseId);
        return others;
    }

    @Override
    public synchronized void forget(String caseId) {
        faces.remove(caseId);
    }
}
