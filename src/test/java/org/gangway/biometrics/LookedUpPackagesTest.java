// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the table of {@code docs/security.md} against the lock files, so that no package comes in that nobody has looked up. */
class LookedUpPackagesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @Test
    void everyPackageOfTheLockFilesIsInARow() throws IOException {
        List<Row> rows = rows();

        assertThat(locked()).hasSizeGreaterThan(150).allSatisfy(locked -> assertThat(rows)
                .anyMatch(row -> row.covers(locked)));
    }

    @Test
    void noRowIsOfAPackageThatIsGone() throws IOException {
        Set<Locked> locked = locked();

        assertThat(rows()).allSatisfy(row -> assertThat(locked).anyMatch(row::covers));
    }

    @Test
    void whereVersionsWereComparedTheyAreTheLockedOnes() throws IOException {
        List<Row> compared =
                rows().stream().filter(row -> !row.version.equals("as locked")).toList();

        assertThat(compared).hasSizeGreaterThan(15);
        for (Locked locked : locked()) {
            assertThat(compared)
                    .as(locked.name)
                    .filteredOn(row -> row.covers(locked))
                    .allMatch(row -> row.version.equals(locked.version));
        }
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("docs", "security.md"))) {
            String[] cells = line.split(" *\\| *", -1); // the first one is empty
            if (cells.length > 2 && cells[1].contains("(npm")) {
                List<String> names = NAME.matcher(cells[1])
                        .results()
                        .map(found -> found.group(1))
                        .toList();
                List<String> versions = List.of(cells[2].split(", "));
                for (int at = 0; at < names.size(); at++) {
                    rows.add(new Row(names.get(at), cells[2].equals("as locked") ? cells[2] : versions.get(at)));
                }
            }
        }
        return rows;
    }

    private static Set<Locked> locked() throws IOException {
        Set<Locked> all = new HashSet<>();
        for (String folder : List.of("detector", "models")) {
            Path file = Path.of(folder, "package-lock.json");
            JSON.readTree(file.toFile()).path("packages").properties().forEach(found -> {
                if (!found.getKey().isEmpty()) {
                    String name = found.getKey().replaceFirst(".*node_modules/", "");
                    all.add(new Locked(name, found.getValue().path("version").asText()));
                }
            });
        }
        return all;
    }

    /** @param name of a package, or of all in a scope: {@code @scope/*} */
    private record Row(String name, String version) {

        boolean covers(Locked locked) {
            return name.endsWith("/*")
                    ? locked.name.startsWith(name.substring(0, name.length() - 1))
                    : locked.name.equals(name);
        }
    }

    private record Locked(String name, String version) {}
}
