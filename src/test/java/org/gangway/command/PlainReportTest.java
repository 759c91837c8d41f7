// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class PlainReportTest {

    @Test
    void wordsThatOurCodeGaveAnExceptionOfJavaAreSaidWithoutItsName() {
        Exception failure = new UncheckedIOException("cannot read the list", new IOException("truncated"));

        assertThat(PlainReport.line(new CompletionException(failure))).isEqualTo("cannot read the list");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path missing = Path.of("not-there.csv");

        assertThat(PlainReport.line(new UncheckedIOException(reading(missing)))).isEqualTo("there is no not-there.csv");
    }

    @Test
    void aFullDiskIsToldWhateverItWasTakenFor() {
        IOException full = new FileSystemException("data/keys/secrets/pseudonym", null, "No space left on device");

        assertThat(PlainReport.line(new IllegalStateException("make it writable", full)))
                .isEqualTo("a disk is full, there is no room for data/keys/secrets/pseudonym; make room,"
                        + " or give another folder (gangway.data)");
    }

    @Test
    void whatALibrarySaysKeepsTheNameOfItsException() {
        try {
            List.of().getFirst();
        } catch (RuntimeException e) {
            assertThat(PlainReport.line(new CompletionException(e)))
                    .startsWith(e.getClass().getSimpleName())
                    .endsWith("(--stacktrace says where)");
        }
    }

    private static IOException reading(Path file) {
        try {
            Files.readString(file);
        } catch (IOException e) {
            return e;
        }
        throw new AssertionError(file + " is there");
    }
}
