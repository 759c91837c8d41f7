// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The beans of this package. The AWS clients stay inside: one in the registry would change every Camel endpoint. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SealingSettings.class)
class SealingConfiguration {

    @Bean
    Keystore keystore(@Value("${gangway.data:data}") Path data, Custody custody) {
        return Keystore.open(data.resolve("keys"), custody);
    }

    @Bean
    References references(Keystore keystore) {
        return new References(() -> keystore.secret("references"));
    }

    @Bean
    Custody custody(SealingSettings properties) {
        return switch (properties.custody()) {
            case LOCAL -> new LocalCustody();
            case KMS -> kmsCustody(properties);
        };
    }

    @Bean
    Lifetimes lifetimes(SealingSettings properties, Custody custody) {
        return properties.lifetimes(custody.recoverable());
    }

    @Bean
    EpochKeys epochKeys(
            Keystore keystore,
            Custody custody,
            Lifetimes lifetimes,
            ObjectProvider<Clock> clock,
            @Value("${gangway.roles:}") String roles) {
        return EpochKeys.of(keystore, custody, lifetimes, clock(clock), Purpose.of(roles));
    }

    @Bean
    @Lazy(false) // nobody asks for it, everybody needs it
    EpochPreparer epochPreparer(EpochKeys epochs, SealingSettings properties, ObjectProvider<Clock> clock) {
        return EpochPreparer.start(epochs, properties.shortestEpoch(), clock(clock));
    }

    @Bean
    HealthIndicator epochKeysHealthIndicator(EpochPreparer preparer, KeyShredder shredder) {
        return new KeysHealth(preparer, shredder);
    }

    @Bean
    CaseKeys caseKeys(EpochKeys epochs) {
        return new WrappedCaseKeys(epochs.wrapping());
    }

    @Bean
    DoorKeys doorKeys(EpochKeys epochs) {
        return new HpkeSeal.Door(epochs.door());
    }

    @Bean
    ChannelKeys channelKeys(EpochKeys epochs) {
        return new HpkeSeal.Channel(epochs.channel());
    }

    @Bean
    KeyShredder keyShredder(EpochKeys epochs, Keystore keystore, Lifetimes lifetimes, ObjectProvider<Clock> clock) {
        return new KeyShredder(epochs, keystore.ledger(), lifetimes, clock(clock), System::nanoTime);
    }

    @Bean
    ObjectStore objectStore(SealingSettings properties, @Value("${gangway.data:data}") Path data) {
        return new EncryptedObjects(
                switch (properties.objects()) {
                    case FOLDER -> new FolderBlobs(data.resolve("objects"));
                    case S3 -> s3Blobs(properties);
                });
    }

    private static Custody kmsCustody(SealingSettings properties) {
        KmsClient kms = configured(KmsClient.builder(), properties.aws())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        return new KmsCustody(
                kms, properties.kms().aliasPrefix(), properties.kms().pendingWindow());
    }

    private static Blobs s3Blobs(SealingSettings properties) {
        String bucket = properties.s3().bucket();
        if (bucket == null) {
            throw new KeystoreUnusable("gangway.sealing.objects=s3 needs a bucket: set gangway.sealing.s3.bucket");
        }
        S3Client s3 = configured(S3Client.builder(), properties.aws())
                .forcePathStyle(properties.aws().endpoint() != null)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        return new S3Blobs(s3, bucket);
    }

    private static <B extends AwsClientBuilder<B, ?>> B configured(B builder, SealingSettings.Aws aws) {
        if (aws.endpoint() != null) {
            builder.endpointOverride(aws.endpoint());
        }
        if (aws.region() != null) {
            builder.region(Region.of(aws.region()));
        }
        return builder;
    }

    private static Clock clock(ObjectProvider<Clock> clock) {
        return clock.getIfAvailable(Clock::systemUTC);
    }
}
