using System.Globalization;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;

namespace Flowtriq.Server.Access.Provider;

/// <summary>A return from the provider is a reading request, which leaves no entry by itself; it signs somebody in all the same.</summary>
internal static class ProviderAudit
{
    internal static Task SignedInAsync(HttpContext context, Member member, string provider)
    {
        var services = context.RequestServices;
        var entry = new AuditEntry(
            services.GetRequiredService<TimeProvider>().GetUtcNow(),
            member.Name,
            member.Id.ToString(CultureInfo.InvariantCulture),
            "",
            RequestAddress.Of(context),
            "GET /sign-in/provider/return",
            "/sign-in/provider/return",
            StatusCodes.Status302Found,
            $"{member.Email} signed in ({provider})",
            null,
            null
        );
        // Whoever hangs up is signed in and must still be in the log.
        return services.GetRequiredService<AuditTrail>().AppendAsync([entry], CancellationToken.None);
    }
}
