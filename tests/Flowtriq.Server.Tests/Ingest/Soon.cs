namespace Flowtriq.Server.Tests.Ingest;

/// <summary>Waits for what happens on another thread; the limit only bounds a failing test.</summary>
internal static class Soon
{
    public static Task TrueAsync(Func<bool> holds, Func<string>? otherwise = null) =>
        TrueAsync(() => Task.FromResult(holds()), otherwise);

    public static async Task TrueAsync(Func<Task<bool>> holds, Func<string>? otherwise = null)
    {
        for (var tries = 0; tries < 2_400; tries++)
        {
            if (await holds())
                return;
            await Task.Delay(25);
        }

        Assert.Fail("It did not happen within a minute. " + otherwise?.Invoke());
    }
}
