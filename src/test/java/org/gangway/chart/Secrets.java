// SPDX-License-Identifier: Apache-2.0
package org.gangway.chart;

import java.util.regex.Pattern;

/** Which properties are secrets; wider than what a command line is refused for. */
final class Secrets {
    private static final Pattern NAME =
            Pattern.compile("(?i).*(password|secret|token|jaas[.-]?config|keystore\\.key|connect-?keys)(\\[\\d+])?");

    private Secrets() {}

    static boolean isOne(String property) {
        return NAME.matcher(property).matches();
    }
}
