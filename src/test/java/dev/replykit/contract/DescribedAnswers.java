package dev.replykit.contract;

import java.util.List;

/** What the description of the API says about an answer as a whole: whether it has the status, and the body fits. */
final class DescribedAnswers {
    private DescribedAnswers() {}

    /** Every fault, as {@link OpenApi#check} tells them; empty when the answer is as described. */
    static List<String> check(String method, String path, int status, String body) {
        boolean list = path.equals("/v3/sequences") && method.equals("GET");
        if (status / 100 == 2) {
            int described = method.equals("POST") ? 201 : 200;
            if (status != described) {
                return List.of(": the description has the status " + described + ", not " + status);
            }
            return (list ? OpenApi.list() : OpenApi.sequence()).check(body);
        }
        return switch (status) {
            case 400 ->
                body.contains("\"errors\"")
                        ? OpenApi.validationProblem().check(body)
                        : OpenApi.businessProblem().check(body);
            // The sources disagree on whether it has a body.
            case 401 -> body.isEmpty() ? List.of() : OpenApi.problem().check(body);
            case 403 -> OpenApi.businessProblem().check(body);
            // Of a sequence or a reference it is a business problem, of an unknown route a bare one.
            case 404 -> (path.startsWith("/v3/sequences") ? OpenApi.businessProblem() : OpenApi.problem()).check(body);
            default -> OpenApi.problem().check(body);
        };
    }
}
