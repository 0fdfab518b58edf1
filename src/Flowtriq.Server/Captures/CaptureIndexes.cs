using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Captures;

/// <summary>The captures people look at now, parsed; the one unused longest makes room.</summary>
internal sealed class CaptureIndexes(CaptureFiles files)
{
    private const int Capacity = 6;

    // Guards held; parsing runs outside it.
    private readonly Lock holding = new();
    private readonly LinkedList<(string Key, Task<CaptureIndex> Index)> held = [];

    internal async Task<CaptureIndex> GetAsync(CaptureRow capture, bool withPayload)
    {
        var index = Hold($"{capture.Id}/{withPayload}", () => ReadAsync(capture, withPayload));
        try
        {
            return await index;
        }
        catch (IOException)
        {
            Forget(index);
            throw;
        }
    }

    private Task<CaptureIndex> Hold(string key, Func<Task<CaptureIndex>> read)
    {
        lock (holding)
        {
            var node = held.First;
            while (node is not null && node.Value.Key != key)
                node = node.Next;
            if (node is not null)
                held.Remove(node);
            else
                node = new LinkedListNode<(string, Task<CaptureIndex>)>((key, Task.Run(read)));
            held.AddFirst(node);
            if (held.Count > Capacity)
                held.RemoveLast();
            return node.Value.Index;
        }
    }

    private void Forget(Task<CaptureIndex> index)
    {
        lock (holding)
        {
            for (var node = held.First; node is not null; node = node.Next)
            {
                if (node.Value.Index != index)
                    continue;
                held.Remove(node);
                return;
            }
        }
    }

    private async Task<CaptureIndex> ReadAsync(CaptureRow capture, bool withPayload)
    {
        var file = await File.ReadAllBytesAsync(files.PathOf(Guid.Parse(capture.Id)));
        return CaptureIndex.Parse(file, capture.Onset, withPayload);
    }
}
