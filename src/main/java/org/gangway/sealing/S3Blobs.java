// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** Objects in one bucket, the case id as prefix. In a versioned bucket every version goes, not only the newest. */
final class S3Blobs implements Blobs {
    private final S3Client s3;
    private final String bucket;

    S3Blobs(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public void put(String caseId, String name, byte[] encrypted) {
        s3.putObject(put -> put.bucket(bucket).key(key(caseId, name)), RequestBody.fromBytes(encrypted));
    }

    @Override
    public Optional<byte[]> get(String caseId, String name) {
        try {
            return Optional.of(s3.getObjectAsBytes(get -> get.bucket(bucket).key(key(caseId, name)))
                    .asByteArray());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public int delete(String caseId) {
        List<ObjectIdentifier> found = versions(caseId + "/").toList();
        found.forEach(this::delete);
        markers(caseId + "/").forEach(this::delete);
        return found.size();
    }

    @Override
    public boolean isEmpty(String caseId) {
        return versions(caseId + "/").findAny().isEmpty();
    }

    @Override
    public int deleteOlder(Instant storedBefore, BiPredicate<String, String> keep) {
        List<ObjectIdentifier> old = pages("")
                .filter(version -> version.lastModified().isBefore(storedBefore))
                .filter(version -> !keep.test(caseId(version.key()), name(version.key())))
                .map(version -> identifier(version.key(), version.versionId()))
                .toList();
        old.forEach(this::delete);
        return old.size();
    }

    private Stream<ObjectIdentifier> versions(String prefix) {
        return pages(prefix).map(version -> identifier(version.key(), version.versionId()));
    }

    private Stream<ObjectVersion> pages(String prefix) {
        return s3.listObjectVersionsPaginator(list -> list.bucket(bucket).prefix(prefix)).versions().stream();
    }

    private Stream<ObjectIdentifier> markers(String prefix) {
        return s3.listObjectVersionsPaginator(list -> list.bucket(bucket).prefix(prefix)).deleteMarkers().stream()
                .map(marker -> identifier(marker.key(), marker.versionId()));
    }

    private void delete(ObjectIdentifier object) {
        s3.deleteObject(delete -> delete.bucket(bucket).key(object.key()).versionId(object.versionId()));
    }

    private static ObjectIdentifier identifier(String key, String version) {
        return ObjectIdentifier.builder().key(key).versionId(version).build();
    }

    private static String key(String caseId, String name) {
        return caseId + "/" + name;
    }

    private static String name(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    private static String caseId(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash);
    }
}
