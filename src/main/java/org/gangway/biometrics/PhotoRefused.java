// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

/** A file that is no photo, or none that is taken. Carries a reason code only, never anything of the file. */
final class PhotoRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    PhotoRefused(String reason) {
        super("photo refused: " + reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
