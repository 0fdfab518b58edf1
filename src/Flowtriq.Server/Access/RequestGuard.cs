using Flowtriq.Server.Access.Tokens;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Access;

/// <summary>Adds the security headers, and refuses a changing request that a foreign page could have sent.</summary>
internal static class RequestGuard
{
    internal const string Header = "X-Flowtriq";

    // uPlot and the console set style attributes. 'self' covers the websocket of the hub.
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; frame-src 'none'; worker-src 'none'; manifest-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    internal static void UseRequestGuard(this WebApplication app)
    {
        var hsts = app.Services.GetRequiredService<ServerOptions>().IsReachedByHttps;
        app.Use(
            async (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = ContentPolicy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
                headers.XFrameOptions = "DENY";
                if (hsts)
                    headers.StrictTransportSecurity = "max-age=31536000";
                if (context.Request.Path.StartsWithSegments("/api"))
                    headers.CacheControl = "no-store";

                if (Fault(context.Request) is { } fault)
                {
                    await TypedResults
                        .Problem(fault, statusCode: StatusCodes.Status400BadRequest)
                        .ExecuteAsync(context);
                    return;
                }

                await next();
            }
        );
    }

    private static string? Fault(HttpRequest request)
    {
        if (!request.Path.StartsWithSegments("/api") || IsReading(request.Method))
            return null;
        // No page of another site can add a token to a request, so a program that has one need not say more.
        if (ApiTokenText.Of(request) is not null)
            return null;
        if (request.Headers[Header] != "console")
            return $"Send the header {Header}: console.";
        return IsFromElsewhere(request)
            ? "The request comes from a page of another site. A proxy in front must pass the header Host on as it came."
            : null;
    }

    private static bool IsReading(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    // Programs send neither header. The scheme is not compared: TLS may end in a proxy.
    private static bool IsFromElsewhere(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] == "cross-site")
            return true;
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0
            && !(
                Uri.TryCreate(origin, UriKind.Absolute, out var page)
                && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            );
    }
}
