// SPDX-License-Identifier: Apache-2.0
package org.gangway.guard;

import java.util.regex.Pattern;

/** Which properties hold secrets. */
final class SecretNames {
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(gangway|spring|server)\\..*(password|secret|token|jaas[.-]?config|keystore\\.key|esign-?key|connect-?keys(\\[\\d+])?)");

    private SecretNames() {}

    static boolean isSecret(String property) {
        return SECRET.matcher(property).matches();
    }
}
