// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import org.gangway.casefile.Value;

/**
 * On {@code open-faces}, type {@code org.gangway.face.kept.v1}: what the face of an open case is compared by.
 *
 * @param step that keeps it; with the member's name what it is sealed under
 * @param model the recogniser, as {@code name@version:sha256}: faces of different ones cannot be compared
 * @param embedding sealed with the key of the case
 */
public record OpenFaceRecord(String caseId, String step, String model, Value embedding) {}
