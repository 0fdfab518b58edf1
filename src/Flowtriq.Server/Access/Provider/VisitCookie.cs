using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Flowtriq.Server.Access.Provider;

/// <summary>
/// Keeps a visit in the browser while it is at the provider: encrypted, for ten minutes, for one return. It is sent along
/// when another site leads here (lax), because that is what a return is; it opens nothing by itself.
/// </summary>
internal sealed class VisitCookie(IDataProtectionProvider protection, TimeProvider time)
{
    private const string Name = "flowtriq-visit";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector protector = protection
        .CreateProtector("flowtriq.provider-visit")
        .ToTimeLimitedDataProtector();

    internal void Write(HttpContext context, ProviderVisit visit)
    {
        var text = JsonSerializer.Serialize(visit, ProviderJson.Default.ProviderVisit);
        context.Response.Cookies.Append(
            Name,
            protector.Protect(text, time.GetUtcNow() + Life),
            Options(context.Request, Life)
        );
    }

    /// <summary>The visit, which is over with this; null when there is none or it took too long.</summary>
    internal ProviderVisit? Take(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { } text)
            return null;
        context.Response.Cookies.Delete(Name, Options(context.Request, life: null));
        try
        {
            return JsonSerializer.Deserialize(protector.Unprotect(text), ProviderJson.Default.ProviderVisit);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpRequest request, TimeSpan? life) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = request.IsHttps,
            Path = request.PathBase + ProviderFlowApi.Path,
            MaxAge = life,
        };
}
