using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Flowtriq.Server.Ctl;

/// <summary>Sends requests with the token; it follows no redirect, so that the token goes to the named server only.</summary>
internal sealed class CtlClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient http;

    internal CtlClient(CtlSettings settings)
    {
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(settings.Server, "api/v1/"),
            Timeout = Patience,
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", settings.Token);
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    internal async Task<CtlAnswer> SendAsync(CtlRequest request, CancellationToken cancel)
    {
        using var message = new HttpRequestMessage(request.Method, request.Path);
        if (request.Body is { } body)
            message.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        try
        {
            using var answer = await http.SendAsync(message, cancel);
            var text = await answer.Content.ReadAsStringAsync(cancel);
            if (!answer.IsSuccessStatusCode)
                return new CtlAnswer.Refused((int)answer.StatusCode, Reason((int)answer.StatusCode, text));
            return new CtlAnswer.Done(text.Length == 0 ? default : JsonElement.Parse(text));
        }
        catch (HttpRequestException e)
        {
            return new CtlAnswer.Unreachable($"{http.BaseAddress!.GetLeftPart(UriPartial.Authority)}: {e.Message}");
        }
        catch (JsonException)
        {
            return new CtlAnswer.Unreachable("What answers there is no Flowtriq server.");
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new CtlAnswer.Unreachable($"No answer within {Patience.TotalSeconds} seconds.");
        }
    }

    public void Dispose() => http.Dispose();

    /// <summary>The sentences of the problem details, or the status when there are none.</summary>
    private static string Reason(int status, string text)
    {
        try
        {
            var problem = JsonElement.Parse(text);
            if (problem.TryGetProperty("errors", out var errors))
            {
                return string.Join(
                    '\n',
                    from field in errors.EnumerateObject()
                    from fault in field.Value.EnumerateArray()
                    select $"{field.Name}: {fault.GetString()}"
                );
            }

            if (problem.TryGetProperty("detail", out var detail) && detail.GetString() is { } sentence)
                return sentence;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A proxy in front answered; the status says the rest.
        }

        return status switch
        {
            StatusCodes.Status401Unauthorized => "The token is not valid (any more).",
            StatusCodes.Status403Forbidden => "The token's owner may not do this.",
            StatusCodes.Status404NotFound => "There is no such thing.",
            StatusCodes.Status429TooManyRequests => "Too many requests; wait a little.",
            _ => $"The server answered {status}.",
        };
    }
}
