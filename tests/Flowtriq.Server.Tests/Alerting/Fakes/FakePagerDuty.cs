using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Flowtriq.Server.Tests.Alerting.Fakes;

/// <summary>
/// PagerDuty's Events API v2 as documented: 202 with the key for an event that is complete, 400 with the errors for one that
/// is not.
/// </summary>
internal static class FakePagerDuty
{
    /// <summary>An integration key has 32 characters.</summary>
    public const string Key = "R0SECRET0123456789abcdef01234567";

    public static Task<FakeReceiver> StartAsync() =>
        FakeReceiver.StartAsync(
            static (context, message) =>
            {
                var errors = Errors(message).ToArray();
                context.Response.StatusCode =
                    errors.Length == 0 ? StatusCodes.Status202Accepted : StatusCodes.Status400BadRequest;
                context.Response.ContentType = "application/json";
                return context.Response.WriteAsync(
                    errors.Length == 0
                        ? $$"""{"status":"success","message":"Event processed","dedup_key":"{{message.Json.GetProperty("dedup_key").GetString()}}"}"""
                        : $$"""{"status":"invalid event","message":"Event object is invalid","errors":["{{string.Join("\",\"", errors)}}"]}"""
                );
            }
        );

    private static IEnumerable<string> Errors(ReceivedMessage message)
    {
        var json = message.Json;
        if (message.Path != "/v2/enqueue")
            yield return "no such path";
        if (Text(json, "routing_key") != Key)
            yield return "'routing_key' is invalid";
        if (Text(json, "event_action") is not ("trigger" or "acknowledge" or "resolve"))
            yield return "'event_action' is invalid";
        if (Text(json, "dedup_key") is not { Length: > 0 and <= 255 })
            yield return "'dedup_key' is invalid";
        if (Text(json, "event_action") != "trigger")
            yield break;
        var payload = json.GetProperty("payload");
        if (Text(payload, "summary") is not { Length: > 0 and <= 1024 })
            yield return "'summary' is invalid";
        if (Text(payload, "source") is not { Length: > 0 })
            yield return "'source' is missing";
        if (Text(payload, "severity") is not ("critical" or "error" or "warning" or "info"))
            yield return "'severity' is invalid";
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
