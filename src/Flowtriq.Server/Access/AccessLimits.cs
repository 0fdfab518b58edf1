using System.Globalization;
using System.Threading.RateLimiting;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.RateLimiting;

namespace Flowtriq.Server.Access;

/// <summary>How often one address may try to sign in.</summary>
internal static class AccessLimits
{
    internal const string SignIn = "sign-in";
    private const int TriesPerMinute = 20;

    internal static void Define(RateLimiterOptions options, ServerOptions server)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = ApiLimits.Make(server);
        options.OnRejected = SayWhenAsync;
        options.AddPerAddress(SignIn, TriesPerMinute);
    }

    private static ValueTask SayWhenAsync(OnRejectedContext context, CancellationToken cancel)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
            ? after
            : TimeSpan.FromSeconds(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}
