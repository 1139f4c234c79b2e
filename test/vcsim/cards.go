package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vmware/govmomi/vim25/types"
)

const mostCards = 10

func (e *edit) addCard(i int, card *types.VirtualEthernetCard) fault {
	cards := cardsOf(e.config.Hardware.Device)
	if len(cards) >= mostCards {
		property := fmt.Sprintf("deviceChange[%d].device", i)
		return &types.TooManyDevices{InvalidVmConfig: types.InvalidVmConfig{Property: property}}
	}
	if f := e.network(i, card, nil); f != nil {
		return f
	}
	key := int32(3999)
	for _, each := range cards {
		key = max(key, each.Key)
	}
	card.Key, card.ControllerKey, card.UnitNumber = e.freeKey(key+1), 100, pointer(7+int32(len(cards)))
	wanted := card.Connectable == nil || card.Connectable.StartConnected
	card.Connectable = connection(wanted, e.running)
	e.address(card)
	return nil
}

// network follows the card's backing, which must lead to a network of the datacenter; another one than before must be on
// the VM's host.
func (e *edit) network(i int, card, old *types.VirtualEthernetCard) fault {
	found := e.world.networkOf(e.dc, card.Backing)
	stays := old != nil && found != nil && found == e.world.networkOf(e.dc, old.Backing)
	far := e.host != nil && found != nil && !stays && !slices.Contains(e.host.Network, found.Reference())
	if found == nil || far {
		return &types.InvalidDeviceBacking{InvalidDeviceSpec: *invalidDevice(i, "device.backing").(*types.InvalidDeviceSpec)}
	}
	card.Backing = e.world.backing(found)
	return nil
}

// address gives a card without one a MAC that nobody has. What the client sends is taken as it is.
func (e *edit) address(card *types.VirtualEthernetCard) {
	card.MacAddress = strings.ToLower(card.MacAddress)
	if card.MacAddress == "" {
		card.MacAddress = e.world.freeMAC(cardsOf(e.config.Hardware.Device))
	}
	card.AddressType = addressType(card.MacAddress)
}

func (w *world) freeMAC(beside []*types.VirtualEthernetCard) string {
	used := map[string]bool{}
	for _, vm := range w.vms() {
		beside = append(beside, cardsOf(vm.Config.Hardware.Device)...)
	}
	for _, card := range beside {
		used[card.MacAddress] = true
	}
	for {
		if mac := assignedMAC(fmt.Sprintf("mac/%d", w.next())); !used[mac] {
			return mac
		}
	}
}

func (e *edit) editCard(i int, card, old *types.VirtualEthernetCard) fault {
	if f := e.network(i, card, old); f != nil {
		return f
	}
	if e.running && card.MacAddress != "" && !strings.EqualFold(card.MacAddress, old.MacAddress) {
		return wrongPower(on, off)
	}
	e.address(card)
	if card.Connectable == nil {
		card.Connectable = old.Connectable
	} else {
		running := e.running && card.Connectable.Connected
		card.Connectable = connection(card.Connectable.StartConnected, e.running)
		card.Connectable.Connected = running
	}
	return nil
}
