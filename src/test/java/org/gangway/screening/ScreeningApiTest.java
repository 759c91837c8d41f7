// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ScreeningApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Corpus DEMO = Corpus.of(List.of(DemoList.builtIn()));
    private static final String BORIS =
            "{\"name\":\"Boris Anselm Grachevsky-Demo\",\"birthDate\":\"1961-03-14\",\"nationality\":\"by\"}";

    private final Screening screening = ScreeningFixtures.screening(DEMO, .8, 5);
    private final ScreeningApi api = new ScreeningApi(screening);

    @Test
    void anAnswerIsWhatTheDescriptionSaysAndExplainsAsTheStepDoes() throws IOException {
        JsonNode answer = asked(BORIS);
        assertThat(violations("Screening", answer)).isEmpty();
        assertThat(violations("Person", JSON.readTree(BORIS))).isEmpty();
        assertThat(answer.path("verdict").asText()).isEqualTo("refer");
        assertThat(answer.path("reasons").get(0).asText()).isEqualTo("sanctions.hit");
        assertThat(answer.path("corpus").asText()).isEqualTo(DEMO.version());
        assertThat(answer.path("found").asInt()).isEqualTo(1);

        Reply step = screening.screen(ScreeningFixtures.command(Map.of(
                "given-name", "Boris Anselm",
                "family-name", "Grachevsky-Demo",
                "birth-date", "1961-03-14",
                "nationality", "BY")));
        assertThat(answer.path("hits"))
                .isEqualTo(JSON.readTree(((Value.Plain) step.facts().get("hits")).text()));
    }

    @Test
    void theExampleOfTheDescriptionIsAHitAndWhoIsOnNoListPasses() throws IOException {
        JsonNode example =
                description().at("/paths/~1api~1screenings/post/requestBody/content/application~1json/example");
        assertThat(violations("Person", example)).isEmpty();
        assertThat(asked(example.toString()).path("verdict").asText()).isEqualTo("refer");
        JsonNode nobody = asked("{\"name\":\"Hannelore Winterfeld\"}");
        assertThat(violations("Screening", nobody)).isEmpty();
        assertThat(nobody.path("verdict").asText()).isEqualTo("pass");
        assertThat(nobody.path("hits")).isEmpty();
    }

    @Test
    void aBirthDateMayBeOfAYearOrAMonth() throws IOException {
        for (String known : List.of("1961", "1961-03")) {
            String body = BORIS.replace("1961-03-14", known);
            assertThat(violations("Person", JSON.readTree(body))).isEmpty();
            assertThat(asked(body).at("/hits/0/attributes/0/finding").asText()).isEqualTo("within-range");
        }
        assertThat(violations("Person", JSON.readTree(BORIS.replace("1961-03-14", "14.03.1961"))))
                .isNotEmpty();
    }

    @Test
    void whoIsFromKosovoIsScreenedToo() throws IOException {
        assertThat(asked("{\"name\":\"Hannelore Winterfeld\",\"nationality\":\"xk\"}")
                        .path("verdict")
                        .asText())
                .isEqualTo("pass");
    }

    @Test
    void aNameWithoutLettersIsReferred() throws IOException {
        JsonNode answer = asked("{\"name\":\"--- ?!\"}");
        assertThat(violations("Screening", answer)).isEmpty();
        assertThat(answer.path("reasons").get(0).asText()).isEqualTo("sanctions.name-unreadable");
    }

    @Test
    void theDescriptionTellsAWrongAnswer() throws IOException {
        ObjectNode answer = (ObjectNode) asked(BORIS);
        ((ObjectNode) answer.path("hits").get(0)).remove("pairs");
        assertThat(violations("Screening", answer)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
            Boris                                          ~ send a JSON object
            ["Boris"]                                      ~ send a JSON object
            {"name": "Boris"} {"name": "Boris"}            ~ send a JSON object
            {"name": "Boris", "name": "Belarus"}           ~ send a JSON object
            {}                                             ~ name: who is to be screened
            {"name": 7}                                    ~ name: a text of 1 to 300
            {"name": " "}                                  ~ name: a text of 1 to 300
            {"name": "Boris", "birthdate": "1961-03-14"}   ~ send only birthDate, customer, document, gender, name, nationality
            {"name": "Boris", "birthDate": "14.03.1961"}   ~ birthDate: as 1961-03-14
            {"name": "Boris", "nationality": "Belarus"}    ~ nationality: two letters
            {"name": "Boris", "gender": "m"}               ~ gender: female or male
            """)
    void whatIsNoRequestIsRefusedWithWhatToDoAndNotQuoted(String body, String what) {
        assertThatThrownBy(() -> asked(body)).isInstanceOfSatisfying(ScreeningApi.Refused.class, refused -> {
            assertThat(refused.getStatusCode().value()).isEqualTo(400);
            assertThat(refused.text()).contains(what).doesNotContain("Boris", "Belarus", "14.03.1961");
        });
    }

    @Test
    void aBodyThatIsTooLargeIsNotRead() {
        assertThatThrownBy(() -> asked("{\"name\":\"" + "b".repeat(20_000) + "\"}"))
                .isInstanceOfSatisfying(
                        ScreeningApi.Refused.class,
                        refused -> assertThat(refused.getStatusCode().value()).isEqualTo(413));
    }

    private JsonNode asked(String body) throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/screenings");
        request.setContent(body.getBytes(UTF_8));
        return JSON.readTree(JSON.writeValueAsString(api.screen(request)));
    }

    private static JsonNode description() throws IOException {
        return new YAMLMapper().readTree(Path.of("docs", "openapi.yaml").toFile());
    }

    private static List<Error> violations(String schema, JsonNode instance) throws IOException {
        ObjectNode root = JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema);
        root.set("components", description().path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root)
                .validate(instance);
    }
}
