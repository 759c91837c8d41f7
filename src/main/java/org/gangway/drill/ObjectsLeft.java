// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Photos and documents that a case has left behind, of which its certificate says that they are deleted. */
final class ObjectsLeft {
    private ObjectsLeft() {}

    static List<String> findings(Path objects, Set<String> caseIds) {
        List<String> findings = new ArrayList<>();
        for (String caseId : new TreeSet<>(caseIds)) {
            long left = count(objects.resolve(caseId));
            if (left > 0) {
                findings.add("case " + caseId + " has left " + left + " objects");
            }
        }
        return findings;
    }

    private static long count(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
