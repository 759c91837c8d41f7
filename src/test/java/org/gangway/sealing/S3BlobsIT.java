// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.gangway.sealing.OneProcess.CASE;

import java.time.Instant;
import org.gangway.aws.LocalStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** Against LocalStack, whose S3 keeps versions and delete markers as AWS does. */
class S3BlobsIT {
    private static final String OTHER = CASE.replace('0', '1');
    private static final byte[] PHOTO = "not really a photo".getBytes(UTF_8);
    private static LocalStack aws;
    private static S3Client s3;

    @BeforeAll
    static void start() {
        aws = LocalStack.start();
        s3 = aws.client(S3Client.builder().forcePathStyle(true));
        s3.createBucket(bucket -> bucket.bucket("plain")
                .createBucketConfiguration(where -> where.locationConstraint(LocalStack.REGION.id())));
        s3.createBucket(bucket -> bucket.bucket("versioned")
                .createBucketConfiguration(where -> where.locationConstraint(LocalStack.REGION.id())));
        s3.putBucketVersioning(versioning -> versioning
                .bucket("versioned")
                .versioningConfiguration(to -> to.status(BucketVersioningStatus.ENABLED)));
    }

    @AfterAll
    static void stop() {
        if (aws != null) {
            s3.close();
            aws.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "versioned"})
    void deletingACaseLeavesNoVersionOfIt(String bucket) {
        ObjectStore objects = new EncryptedObjects(new S3Blobs(s3, bucket));
        String claim = objects.put(CASE, PHOTO, "image/jpeg");
        String other = objects.put(OTHER, PHOTO, "image/jpeg");
        Claim claimed = Claim.read(claim);
        assertThat(objects.read(claim)).isEqualTo(PHOTO);

        s3.putObject(put -> put.bucket(bucket).key(claimed.object()), RequestBody.fromString("newer version"));
        s3.deleteObject(delete -> delete.bucket(bucket).key(claimed.object()));
        objects.put(CASE, PHOTO, "image/jpeg");
        objects.delete(CASE);

        assertThat(objects.isEmpty(CASE)).isTrue();
        assertThat(s3.listObjectVersions(list -> list.bucket(bucket).prefix(CASE)))
                .satisfies(left -> assertThat(left.versions()).isEmpty())
                .satisfies(left -> assertThat(left.deleteMarkers()).isEmpty());
        assertThatIllegalStateException().isThrownBy(() -> objects.read(claim)).withMessageContaining("gone");
        assertThat(objects.read(other)).isEqualTo(PHOTO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "versioned"})
    void onlyOldObjectsOfUnknownCasesExpire(String bucket) {
        ObjectStore objects = new EncryptedObjects(new S3Blobs(s3, bucket));
        objects.put(CASE, PHOTO, "image/jpeg");
        objects.put(OTHER, PHOTO, "image/jpeg");
        Instant tomorrow = Instant.now().plusSeconds(86_400);

        assertThat(objects.expire(Instant.now().minusSeconds(86_400), (caseId, name) -> false))
                .isZero();
        assertThat(objects.expire(tomorrow, (caseId, name) -> caseId.equals(OTHER)))
                .isEqualTo(1);
        assertThat(objects.isEmpty(CASE)).isTrue();
        assertThat(objects.isEmpty(OTHER)).isFalse();
        objects.delete(OTHER);
    }
}
