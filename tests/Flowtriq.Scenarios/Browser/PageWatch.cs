using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Flowtriq.Scenarios.Browser;

/// <summary>What goes wrong in a page while it is used: errors in its console, requests that were refused or failed.</summary>
internal sealed class PageWatch
{
    private readonly ConcurrentQueue<string> faults = new();
    private readonly IPage page;

    internal PageWatch(IPage page)
    {
        this.page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                Add(message.Text);
        };
        page.PageError += (_, error) => Add(error);
        page.Response += (_, answer) =>
        {
            if (answer.Status >= 400)
                Add($"{answer.Request.Method} {answer.Url}: {answer.Status}");
        };
        page.RequestFailed += (_, request) =>
        {
            // What a page asked for when it was left is given up by itself.
            if (request.Failure?.Contains("ERR_ABORTED", StringComparison.Ordinal) != true)
                Add($"{request.Method} {request.Url}: {request.Failure}");
        };
    }

    internal IReadOnlyCollection<string> Faults => faults;

    private void Add(string fault) => faults.Enqueue($"{new Uri(page.Url).PathAndQuery}: {fault}");
}
