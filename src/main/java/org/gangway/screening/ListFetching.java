// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts lists that were fetched into the folder that is watched. What is not the list that was asked for never gets there:
 * a publisher's page of an error must not be what the next start finds.
 */
public final class ListFetching {

    private static final Logger LOG = LoggerFactory.getLogger(ListFetching.class);

    private final Path folder;
    private final FetchSettings settings;
    private final MeterRegistry meters;

    ListFetching(Path folder, FetchSettings settings, MeterRegistry meters) {
        this.folder = folder;
        this.settings = settings;
        this.meters = meters;
        for (Source source : sources()) {
            List.of(Verdict.values())
                    .forEach(verdict -> counter(source, verdict)); // or an alert could not see its first step
        }
    }

    /** A list and where it is published. */
    public record Source(String list, String address) {

        /** Addresses may hold a bank's token. */
        @Override
        public String toString() {
            return list;
        }
    }

    /** How a fetch ended. */
    enum Verdict {
        /** A file that was not there before. */
        DONE,
        UNCHANGED,
        /** Not the list that was asked for, or too large. */
        MALFORMED,
        UNAVAILABLE
    }

    /** What a round fetches. */
    public List<Source> sources() {
        return settings.addresses().byList().entrySet().stream()
                .map(one -> new Source(one.getKey(), one.getValue()))
                .toList();
    }

    /** Takes what the publisher sent. @throws IOException if it broke off, or the folder cannot be written */
    public void take(Source source, InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(Math.toIntExact(settings.bytes() + 1));
        Path file = folder.resolve(source.list() + ".xml");
        if (Files.exists(file) && Files.size(file) == bytes.length && same(file, bytes)) {
            count(source, Verdict.UNCHANGED);
        } else if (bytes.length > settings.bytes() || !is(source, bytes)) {
            count(source, Verdict.MALFORMED);
            LOG.atError()
                    .addKeyValue("list", source.list())
                    .log(
                            "What was fetched is not this list, or larger than gangway.screening.fetch.bytes; it is left out");
        } else {
            put(file, bytes);
            count(source, Verdict.DONE);
        }
    }

    /** The publisher could not be asked, or the folder not written. */
    public void failed(Source source, Exception cause) {
        count(source, Verdict.UNAVAILABLE);
        LOG.atWarn()
                .addKeyValue("list", source.list())
                .addKeyValue("cause", cause.getClass().getName())
                .log("A sanctions list could not be fetched; it is tried again in the next round");
    }

    private static boolean same(Path file, byte[] bytes) throws IOException {
        return Arrays.equals(Files.readAllBytes(file), bytes);
    }

    private static boolean is(Source source, byte[] bytes) {
        try {
            ListFile file = new ListFile(source.list() + ".xml", LocalDate.now(ZoneOffset.UTC), bytes);
            return ListFolder.edition(List.of(file)).list().name().equals(source.list());
        } catch (ListBroken broken) {
            LOG.atError().log("{}", broken.getMessage());
            return false;
        }
    }

    /** Beside the list first, under a name that nobody reads, so that the folder never holds half of it. */
    private void put(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve(file.getFileName() + ".part");
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void count(Source source, Verdict verdict) {
        counter(source, verdict).increment();
    }

    private Counter counter(Source source, Verdict verdict) {
        return meters.counter(
                "gangway.list.fetches",
                "list",
                source.list(),
                "verdict",
                verdict.name().toLowerCase(Locale.ROOT));
    }
}
