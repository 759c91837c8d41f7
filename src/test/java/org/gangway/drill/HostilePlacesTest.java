// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of docs/security.md, which another test holds to the running application, says which endpoints there are. */
class HostilePlacesTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `[A-Z*]+ (/\\S*)` \\|");

    @Test
    void hostileRequestsGoToEveryEndpointAndPutTheirOwnWhereverAnIdStands() throws Exception {
        List<String> endpoints = ROW.matcher(Files.readString(Path.of("docs/security.md")))
                .results()
                .map(row -> row.group(1).replaceAll("\\{\\w+}|\\*\\*", "%s"))
                .distinct()
                .toList();

        assertThat(endpoints).hasSizeGreaterThan(40).contains("/exemptions/%s/approval", "/reports/%s.jws");
        assertThat(HostilePlaces.paths()).containsAll(endpoints);
    }
}
