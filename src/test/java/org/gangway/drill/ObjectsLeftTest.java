// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectsLeftTest {

    @Test
    void anObjectOfACaseThatHasEndedIsFound(@TempDir Path objects) throws Exception {
        Files.createDirectories(objects.resolve("ended"));
        Files.createFile(Files.createDirectories(objects.resolve("left")).resolve("a-photo"));
        Files.createFile(Files.createDirectories(objects.resolve("other")).resolve("a-photo"));
        assertThat(ObjectsLeft.findings(objects, Set.of("ended", "left", "nothing-ever")))
                .containsExactly("case left has left 1 objects");
    }
}
