// SPDX-License-Identifier: Apache-2.0
package org.gangway.broker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @Test
    void aDiskThatIsNearlyFullIsRefusedBeforeAnythingIsWritten(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> FolderLock.take(folder, Long.MAX_VALUE))
                .isInstanceOf(BrokerRefused.class)
                .hasMessage("the disk of the broker's folder " + folder
                        + " has less than 256 MB free; make room, or give another folder (gangway.data)");
        try (var files = Files.list(folder)) {
            org.assertj.core.api.Assertions.assertThat(files).isEmpty();
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsRefused(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("broker"));
        assertThatThrownBy(() -> FolderLock.take(file))
                .isInstanceOf(BrokerRefused.class)
                .hasMessage("the broker's folder " + file + " cannot be written; give another one (gangway.data)");
    }
}
