using Flowtriq.Server.Contract.Mitigations;
using Microsoft.AspNetCore.Http;

namespace Flowtriq.Server.Tests.Mitigation.Scrubbing;

/// <summary>What the providers' documents say that their APIs do.</summary>
internal static class DocumentedProviders
{
    public static Task<ScrubberServer> StartAsync(ScrubbingKind kind) =>
        ScrubberServer.StartAsync(
            kind switch
            {
                ScrubbingKind.Cloudflare => CloudflareAsync,
                ScrubbingKind.PathNet => PathNetAsync,
                _ => GcoreAsync,
            }
        );

    /// <summary>Fields of on_demand and bgp_signal_opts beside what is announced.</summary>
    public static string CloudflareFlags { get; } = "\"on_demand_enabled\":true,\"on_demand_locked\":false";

    public static string CloudflarePrefix(bool announced, string flags, string signal = "false") =>
        $$$"""{"id":"7009","asn":13335,"cidr":"{{{ScrubberServer.Prefix}}}","on_demand":{"advertised":{{{Word(announced)}}},"advertised_modified_at":"2026-11-22T02:00:00.00000Z",{{{flags}}}},"bgp_signal_opts":{"enabled":{{{signal}}}}}""";

    private static Task CloudflareAsync(ScrubberServer server, HttpContext context, string body)
    {
        const string Root = "/accounts/0acc/addressing/prefixes";
        var request = context.Request;
        if (request.Headers.Authorization != $"Bearer {ScrubberServer.Token}")
            return ScrubberServer.JsonAsync(context, 401, CloudflareError(10000, "Authentication error"));
        if (request.Method == "PATCH" && request.Path == $"{Root}/2af3/bgp/prefixes/7009")
            server.Announced = body == """{"on_demand":{"advertised":true}}""";
        var one = CloudflarePrefix(server.Announced, CloudflareFlags);
        var result = (request.Method, request.Path.Value) switch
        {
            ("GET", Root) => """
                [{"id":"9999","cidr":"198.51.100.0/24","approved":"V"},{"id":"2af3","cidr":"192.0.2.0/24","approved":"V"}]
                """,
            ("GET", $"{Root}/2af3/bgp/prefixes") => $"[{one}]",
            ("PATCH", _) => one,
            _ => null,
        };
        return result is null
            ? ScrubberServer.JsonAsync(context, 404, CloudflareError(7003, "Could not route"))
            : ScrubberServer.JsonAsync(
                context,
                200,
                $$"""{"success":true,"errors":[],"messages":[],"result":{{result}}}"""
            );
    }

    public static string CloudflareError(int code, string message) =>
        $$"""{"success":false,"errors":[{"code":{{code}},"message":"{{message}}"}],"messages":[],"result":null}""";

    private static Task PathNetAsync(ScrubberServer server, HttpContext context, string body)
    {
        var request = context.Request;
        if (request.Path == "/token")
        {
            return body.Contains($"username=noc&password={ScrubberServer.Password}", StringComparison.Ordinal)
                ? ScrubberServer.JsonAsync(
                    context,
                    200,
                    $$"""{"access_token":"{{ScrubberServer.Token}}","token_type":"bearer","can_announce_prefixes":true}"""
                )
                : ScrubberServer.JsonAsync(context, 401, """{"detail":"Incorrect username or password"}""");
        }

        if (request.Headers.Authorization != $"Bearer {ScrubberServer.Token}")
            return ScrubberServer.JsonAsync(context, 401, """{"detail":"Could not validate credentials"}""");
        switch (request.Method, request.Path.Value)
        {
            case ("GET", "/diversions"):
                var list = server.Announced
                    ? $$"""{"subnet":"{{ScrubberServer.Prefix}}","manual":true,"under_attack":[]}"""
                    : "";
                return ScrubberServer.JsonAsync(context, 200, $$"""{"diversion":[{{list}}]}""");
            case ("POST" or "DELETE", $"/diversions/{ScrubberServer.Prefix}"):
                server.Announced = request.Method == "POST";
                return ScrubberServer.JsonAsync(context, 202, """{"acknowledged":true}""");
            default:
                return ScrubberServer.JsonAsync(context, 404, """{"detail":"Not Found"}""");
        }
    }

    private static Task GcoreAsync(ScrubberServer server, HttpContext context, string body)
    {
        var request = context.Request;
        if (request.Headers.Authorization != $"APIKey {ScrubberServer.Token}")
            return ScrubberServer.JsonAsync(context, 401, """{"message":"invalid token"}""");
        if (request.Path != "/security/sifter/v2/protected_addresses/announces")
            return ScrubberServer.JsonAsync(context, 404, """{"message":"not found"}""");
        if (request.Method == "POST")
        {
            server.Announced = body == $$"""{"announce":"{{ScrubberServer.Prefix}}","enabled":true}""";
            return ScrubberServer.JsonAsync(context, 200, "null");
        }

        var (on, off) = server.Announced ? ($"\"{ScrubberServer.Prefix}\"", "") : ("", $"\"{ScrubberServer.Prefix}\"");
        return ScrubberServer.JsonAsync(
            context,
            200,
            $$"""[{"client_id":1234,"announced":[{{on}}],"not_announced":[{{off}}]}]"""
        );
    }

    private static string Word(bool value) => value ? "true" : "false";
}
