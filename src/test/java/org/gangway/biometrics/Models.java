// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.nio.file.Path;

/** Where the build put the face models. */
final class Models {
    static final Path FOLDER = Path.of(System.getProperty("gangway.models.dir", "target/models"));

    private Models() {}
}
