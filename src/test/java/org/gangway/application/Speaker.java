// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** What somebody reads and writes; words of the page and words of the process. */
enum Speaker {
    EN("en-GB", 1100, "Start", "Yes", "Conversation", "Your answer", "Possible answers", "Take a photo"),
    DE("de-DE", 1100, "Beginnen", "Ja", "Unterhaltung", "Ihre Antwort", "Mögliche Antworten", "Foto aufnehmen"),
    FR("fr-FR", 390, "Commencer", "Oui", "Conversation", "Votre réponse", "Réponses possibles", "Prendre une photo"),
    KO("ko-KR", 390, "시작", "예", "대화", "답변", "선택할 수 있는 답변", "사진 촬영");

    final String locale;
    final int width;
    final String start;
    final String yes;
    final String log;
    final String answer;
    final String choices;
    final String camera;

    Speaker(
            String locale,
            int width,
            String start,
            String yes,
            String log,
            String answer,
            String choices,
            String camera) {
        this.locale = locale;
        this.width = width;
        this.start = start;
        this.yes = yes;
        this.log = log;
        this.answer = answer;
        this.choices = choices;
        this.camera = camera;
    }

    String language() {
        return locale.substring(0, 2);
    }

    /** A sentence of the process, as the bank wrote it down. */
    String text(String key) {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of("scenarios/texts", language() + ".properties"))) {
            texts.load(in);
            return String.valueOf(texts.getProperty(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Given name, family name, birth date, nationality, e-mail address. */
    List<String> answers() {
        return switch (this) {
            case EN -> List.of("Clara", "Bergmann", "7 May 1990", "Austria", "clara.en@example.org");
            case DE -> List.of("Jürgen", "Groß", "7. Mai 1990", "Österreich", "juergen.de@example.org");
            case FR -> List.of("Zoé", "Lefèvre", "7 mai 1990", "Autriche", "zoe.fr@example.org");
            case KO -> List.of("민준", "김", "1990년 5월 7일", "오스트리아", "minjun.ko@example.org");
        };
    }

    /** How the summary shows birth date and nationality. */
    List<String> shown() {
        return switch (this) {
            case EN -> List.of("1990", "Austria");
            case DE -> List.of("7. Mai 1990", "Österreich");
            case FR -> List.of("7 mai 1990", "Autriche");
            case KO -> List.of("1990년 5월 7일", "오스트리아");
        };
    }
}
