using Microsoft.AspNetCore.Http;

namespace Flowtriq.Server.Tests.Alerting.Fakes;

/// <summary>Slack's incoming webhooks as documented: "ok" for a message with a text, else a word that says what is wrong.</summary>
internal static class FakeSlack
{
    public const string Path = "/services/T0SECRET/B0SECRET/x0SECRET";

    public static Task<FakeReceiver> StartAsync() =>
        FakeReceiver.StartAsync(
            static (context, message) =>
            {
                var fault =
                    message.Path != Path ? "no_service"
                    : message.Json.TryGetProperty("text", out _) ? null
                    : "invalid_payload";
                context.Response.StatusCode = fault switch
                {
                    null => StatusCodes.Status200OK,
                    "no_service" => StatusCodes.Status404NotFound,
                    _ => StatusCodes.Status400BadRequest,
                };
                return context.Response.WriteAsync(fault ?? "ok");
            }
        );
}
