// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.util.Optional;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.gangway.casefile.CaseFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names the record that a bug was met with: its partition stands still until that is mended. */
final class BugReport {
    private static final Logger LOG = LoggerFactory.getLogger(BugReport.class);

    private BugReport() {}

    static void log(@Nullable CaseFile file, Optional<RecordMetadata> from, RuntimeException bug) {
        LOG.atError()
                .addKeyValue("caseId", file == null ? "" : file.caseId())
                .addKeyValue("topic", from.map(RecordMetadata::topic).orElse(""))
                .addKeyValue("partition", from.map(RecordMetadata::partition).orElse(-1))
                .addKeyValue("offset", from.map(RecordMetadata::offset).orElse(-1L))
                .addKeyValue("cause", bug.getClass().getName())
                .log("a decision failed");
    }
}
