using System.Net;
using System.Text.RegularExpressions;

namespace Flowtriq.Server.Tests.Running;

/// <summary>
/// A browser's cookies when the server's clock is the test's: one that lives until a day the real calendar has left behind
/// is kept all the same. One that is deleted goes.
/// </summary>
internal sealed partial class CookieJar(CookieContainer cookies) : DelegatingHandler(Inner())
{
    private const string Deleted = "expires=Thu, 01 Jan 1970";

    private const int MostRedirects = 10;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        var answer = await OnceAsync(request, cancel);
        for (var left = MostRedirects; left > 0 && Next(answer) is { } next; left--)
        {
            var onward = new HttpRequestMessage(HttpMethod.Get, next);
            answer.Dispose();
            answer = await OnceAsync(onward, cancel);
        }

        return answer;
    }

    // Cookies are set on the way, too: redirects are followed here.
    private async Task<HttpResponseMessage> OnceAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        var address = request.RequestUri!;
        if (cookies.GetCookieHeader(address) is { Length: > 0 } own)
            request.Headers.Add("Cookie", own);
        var answer = await base.SendAsync(request, cancel);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            cookies.SetCookies(
                address,
                cookie.Contains(Deleted, StringComparison.Ordinal) ? cookie : Expiry().Replace(cookie, "")
            );
        return answer;
    }

    private static Uri? Next(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther
        && answer.Headers.Location is { } to
            ? new Uri(answer.RequestMessage!.RequestUri!, to)
            : null;

    private static SocketsHttpHandler Inner() => new() { UseCookies = false, AllowAutoRedirect = false };

    [GeneratedRegex("; expires=[^;]*")]
    private static partial Regex Expiry();
}
