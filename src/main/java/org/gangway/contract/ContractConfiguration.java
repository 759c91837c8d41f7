// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.gangway.sealing.Keystore;
import org.gangway.tracing.Traces;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The beans of the routes that sign and mail: {@code agreement}, {@code signedCopy}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ContractSettings.class, MailSettings.class})
class ContractConfiguration {

    @Bean
    SigningKeys signingKeys(Keystore keystore) {
        return SigningKeys.of(keystore);
    }

    @Bean
    Post post(MailSettings mail, Traces traces) {
        return new Post(server(mail), mail, traces);
    }

    @Bean
    SignedCopy signedCopy(ContractSettings settings, Post post) {
        return new SignedCopy(post, settings.bank());
    }

    @Bean
    Agreement agreement(ContractSettings settings, Post post, SigningKeys keys) {
        return new Agreement(
                new AgreementPaper(new Lettering(faces(settings.fonts())), settings.bank()),
                new OneTimeCode(keys.oneTimeCode()),
                new CodeMail(post, settings.bank()),
                new PdfSeal(new SealKey(keys, settings.bank(), InstantSource.system())));
    }

    static List<Typeface> faces(List<Path> fonts) {
        List<Typeface> faces = new ArrayList<>(List.of(Typeface.builtIn()));
        fonts.stream().filter(Files::exists).map(Typeface::of).forEach(faces::add);
        return faces;
    }

    static JavaMailSenderImpl server(MailSettings settings) {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost(settings.host());
        server.setPort(settings.port());
        server.setUsername(settings.username());
        server.setPassword(settings.password());
        server.setDefaultEncoding("UTF-8");
        Properties properties = server.getJavaMailProperties();
        String timeout = Long.toString(settings.limit().toMillis());
        properties.put("mail.smtp.connectiontimeout", timeout);
        properties.put("mail.smtp.timeout", timeout);
        properties.put("mail.smtp.writetimeout", timeout);
        properties.put("mail.smtp.auth", Boolean.toString(settings.username() != null));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(settings.starttls()));
        properties.put("mail.smtp.starttls.required", Boolean.toString(settings.starttls()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        return server;
    }
}
