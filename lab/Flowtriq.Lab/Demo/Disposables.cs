namespace Flowtriq.Lab.Demo;

/// <summary>Things to end, the latest first.</summary>
internal sealed class Disposables : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> things = new();

    public T Add<T>(T thing)
        where T : IAsyncDisposable
    {
        things.Push(thing);
        return thing;
    }

    public async ValueTask DisposeAsync()
    {
        while (things.TryPop(out var thing))
            await thing.DisposeAsync();
    }
}
