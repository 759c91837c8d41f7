// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One line for each hit, as CSV or as JSON lines. */
final class HitLines implements Closeable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CsvSchema COLUMNS = CsvSchema.builder()
            .addColumn("query")
            .addColumn("query_name")
            .addColumn("list")
            .addColumn("entity_id")
            .addColumn("name")
            .addColumn("name_score")
            .addColumn("identity_score")
            .addColumn("score")
            .addColumn("band")
            .addColumn("explanation")
            .build()
            .withHeader();

    private final SequenceWriter lines;
    private final boolean csv;

    private HitLines(SequenceWriter lines, boolean csv) {
        this.lines = lines;
        this.csv = csv;
    }

    static HitLines to(Path file) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
        String name = file.toString();
        boolean csv = !name.endsWith(".jsonl") && !name.endsWith(".ndjson");
        SequenceWriter lines = csv
                ? new CsvMapper().writer(COLUMNS).writeValues(writer)
                : JSON.writer().withRootValueSeparator("\n").writeValues(writer);
        return new HitLines(lines, csv);
    }

    /** @param explained of each hit, in JSON */
    void write(QueryFile.Query query, List<Judged> hits, List<String> explained) throws IOException {
        for (int at = 0; at < hits.size(); at++) {
            Hit hit = hits.get(at).hit();
            ObjectNode line = JSON.createObjectNode();
            line.put("query", query.row());
            line.put("query_name", query.applicant().name());
            line.put("list", hit.listed().entry().list());
            line.put("entity_id", hit.listed().entry().person().id());
            line.put("name", hit.listed().name().text());
            line.put("name_score", HitReport.rounded(hit.name().score()));
            line.put("identity_score", HitReport.rounded(hit.identity().score()));
            line.put("score", HitReport.rounded(hit.decisive()));
            line.put("band", HitReport.code(hits.get(at).band()));
            if (csv) {
                line.put("explanation", explained.get(at));
            } else {
                line.set("explanation", JSON.readTree(explained.get(at)));
            }
            lines.write(line);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
