// SPDX-License-Identifier: Apache-2.0
package org.gangway.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.springframework.util.FileSystemUtils;

/** A store of Kafka Streams on disk, whose files are compressed. A copy is opened: the original may be in use. */
final class RocksStore {
    private RocksStore() {}

    static void look(Inspection inspection, String kind, Path store) {
        try {
            Path copy = Files.createTempDirectory("gangway-scan");
            try {
                FileSystemUtils.copyRecursively(store, copy);
                entries(inspection, kind, store.getFileName() + " opened", copy);
            } finally {
                FileSystemUtils.deleteRecursively(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void entries(Inspection inspection, String kind, String where, Path copy) {
        RocksDB.loadLibrary();
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (Options options = new Options();
                DBOptions all = new DBOptions();
                RocksDB store = RocksDB.openReadOnly(all, copy.toString(), families(options, copy), handles)) {
            for (ColumnFamilyHandle family : handles) {
                try (RocksIterator entry = store.newIterator(family)) {
                    for (entry.seekToFirst(); entry.isValid(); entry.next()) {
                        inspection.look(kind, where + " key", entry.key());
                        inspection.look(kind, where + " value", entry.value());
                    }
                }
                family.close();
            }
        } catch (RocksDBException e) {
            throw new IllegalStateException("a copy of the store " + where + " cannot be read", e);
        }
    }

    private static List<ColumnFamilyDescriptor> families(Options options, Path copy) throws RocksDBException {
        return RocksDB.listColumnFamilies(options, copy.toString()).stream()
                .map(ColumnFamilyDescriptor::new)
                .toList();
    }
}
